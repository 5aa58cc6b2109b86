const said = new Map<string, string>()

/**
 * Reads changes aloud that only the eye would notice. Markup that may be swapped names itself with
 * `data-announce`, the sentence to say; it is said once, when it differs from what that element said before.
 */
export function announceChanges(): void {
  for (const [key, sentence] of announcements()) {
    said.set(key, sentence)
  }
  document.addEventListener('htmx:afterSettle', () => {
    for (const [key, sentence] of announcements()) {
      if (said.get(key) !== sentence) {
        said.set(key, sentence)
        say(sentence)
      }
    }
  })
}

function announcements(): [string, string][] {
  return [...document.querySelectorAll<HTMLElement>('[data-announce]')].map((element) => [
    element.id,
    element.dataset.announce ?? '',
  ])
}

function say(sentence: string): void {
  const region = document.getElementById('announcements')
  if (region && sentence) {
    region.textContent = sentence
  }
}
