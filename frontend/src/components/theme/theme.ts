const key = 'atrium.theme'

/** Shows the choice between light, dark and the system's own, and remembers it in this browser. */
export function enhanceTheme(): void {
  for (const group of document.querySelectorAll<HTMLElement>('[data-theme-choice]')) {
    group.hidden = false
    const chosen = document.documentElement.dataset.theme ?? 'system'
    for (const input of group.querySelectorAll<HTMLInputElement>('input')) {
      input.checked = input.value === chosen
      input.addEventListener('change', () => choose(input.value))
    }
  }
}

function choose(theme: string): void {
  if (theme === 'system') {
    delete document.documentElement.dataset.theme
  } else {
    document.documentElement.dataset.theme = theme
  }
  try {
    if (theme === 'system') {
      localStorage.removeItem(key)
    } else {
      localStorage.setItem(key, theme)
    }
  } catch {
    // Storage may be forbidden: the choice then lasts as long as the page.
  }
}
