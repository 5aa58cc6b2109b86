/**
 * Opens a confirmation in place. Without script the same link leads to a page that asks the same
 * question, so nothing is lost.
 */
export function enhanceDialogs(): void {
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) {
      return
    }
    const opener = event.target.closest<HTMLElement>('[data-dialog]')
    const dialog = opener && document.getElementById(opener.dataset.dialog ?? '')
    if (dialog instanceof HTMLDialogElement) {
      event.preventDefault()
      dialog.showModal()
      return
    }
    const closer = event.target.closest<HTMLElement>('[data-close]')
    if (closer) {
      event.preventDefault()
      closer.closest('dialog')?.close()
    } else if (event.target instanceof HTMLDialogElement && outside(event, event.target)) {
      event.target.close()
    }
  })
}

function outside(event: MouseEvent, dialog: HTMLDialogElement): boolean {
  const box = dialog.getBoundingClientRect()
  const { clientX: x, clientY: y } = event
  return x < box.left || x > box.right || y < box.top || y > box.bottom
}
