import htmx from 'htmx.org'

/** Sets htmx up: no evaluated text, the CSRF header on each change, and a sentence when a request fails. */
export function startExchange(): void {
  htmx.config.allowEval = false
  htmx.config.includeIndicatorStyles = false
  htmx.config.scrollIntoViewOnBoost = false
  htmx.config.historyCacheSize = 0
  htmx.config.refreshOnHistoryMiss = true
  htmx.config.responseHandling = [
    { code: '204', swap: false },
    { code: '[23]..', swap: true },
    // A refused form comes back as the form with its faults; other failures come as a notice.
    { code: '422', swap: true },
    { code: '[45]..', swap: false, error: true },
  ]

  document.addEventListener('htmx:configRequest', addCsrfHeader)
  document.addEventListener('htmx:beforeSwap', showFailure)
  document.addEventListener('htmx:sendError', () => notice('unreachable'))
  document.addEventListener('htmx:timeout', () => notice('unreachable'))
}

function addCsrfHeader(event: Event): void {
  const { verb, headers } = (event as CustomEvent<{ verb: string; headers: Record<string, string> }>).detail
  const csrf = document.querySelector<HTMLMetaElement>('meta[name="csrf"]')
  if (verb !== 'get' && csrf?.dataset.header) {
    headers[csrf.dataset.header] = csrf.content
  }
}

interface Swap {
  xhr: XMLHttpRequest
  shouldSwap: boolean
  target: Element
  swapOverride?: string
}

function showFailure(event: Event): void {
  const swap = (event as CustomEvent<Swap>).detail
  if (swap.xhr.status === 401) {
    // The session is over: the full page leads to the login and back.
    window.location.reload()
  } else if (swap.xhr.status >= 400 && swap.xhr.getResponseHeader('HX-Retarget')) {
    swap.shouldSwap = true
  } else if (swap.xhr.status >= 400 && swap.xhr.status !== 422) {
    notice('failed')
  }
}

/** Shows one of the sentences the page carries in a template, so that no text lives in script. */
function notice(name: string): void {
  const sentence = document.querySelector<HTMLTemplateElement>(`template[data-notice="${name}"]`)
  const notices = document.getElementById('notices')
  if (sentence && notices) {
    notices.replaceChildren(sentence.content.cloneNode(true))
  }
}
