/** Offers to copy what is shown once. Without script it can be selected as any text. */
export function enhanceSecrets(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    const secret = document.getElementById(button.dataset.copy ?? '')
    if (!secret || !window.isSecureContext) {
      continue
    }
    button.hidden = false
    button.addEventListener('click', () => {
      void navigator.clipboard.writeText(secret.textContent ?? '').then(() => confirm(button))
    })
  }
}

function confirm(button: HTMLButtonElement): void {
  const label = button.querySelector<HTMLElement>('[data-done]')
  if (label?.dataset.done) {
    label.textContent = label.dataset.done
  }
}
