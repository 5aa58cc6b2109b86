/** Says aloud whether the phone's menu is open; the opening itself is the browser's popover. */
export function enhanceMenu(): void {
  const nav = document.getElementById('navigation')
  const button = document.querySelector<HTMLElement>('[popovertarget="navigation"][aria-expanded]')
  nav?.addEventListener('toggle', (event) => {
    button?.setAttribute('aria-expanded', String((event as ToggleEvent).newState === 'open'))
  })
}
