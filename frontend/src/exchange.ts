import htmx from 'htmx.org'

/** Sets htmx up: no evaluated text, the CSRF header on each change, and a sentence when a request fails. */
export function startExchange(): void {
  htmx.config.allowEval = false
  htmx.config.includeIndicatorStyles = false
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
  document.addEventListener('htmx:beforeRequest', restWhileHidden)
  document.addEventListener('htmx:beforeSwap', showFailure)
  document.addEventListener('htmx:sendError', () => showNotice('unreachable'))
  document.addEventListener('htmx:timeout', () => showNotice('unreachable'))
  document.addEventListener('htmx:afterOnLoad', () => clearNotice('unreachable'))
}

function addCsrfHeader(event: Event): void {
  const { verb, headers } = (event as CustomEvent<{ verb: string; headers: Record<string, string> }>).detail
  const csrf = document.querySelector<HTMLMetaElement>('meta[name="csrf"]')
  if (verb !== 'get' && csrf?.dataset.header) {
    headers[csrf.dataset.header] = csrf.content
  }
}

/** Parts of a page that look again and again do not while nobody can see the page. */
function restWhileHidden(event: Event): void {
  const { elt } = (event as CustomEvent<{ elt: Element }>).detail
  if (document.hidden && elt.getAttribute('hx-trigger')?.startsWith('every')) {
    event.preventDefault()
  }
}

interface Swap {
  xhr: XMLHttpRequest
  shouldSwap: boolean
  requestConfig: { elt: Element }
}

function showFailure(event: Event): void {
  const swap = (event as CustomEvent<Swap>).detail
  const status = swap.xhr.status
  if (status < 400 || status === 422) {
    return
  }
  if (status === 401) {
    // The session is over: the full page leads to the login and back.
    window.location.reload()
  } else if (swap.requestConfig.elt.hasAttribute('data-panel')) {
    // A panel that fails, fails alone: its plain link stays.
    swap.shouldSwap = false
  } else if (swap.xhr.getResponseHeader('HX-Retarget')) {
    swap.shouldSwap = true
  } else {
    showNotice('failed')
  }
}

/** Shows one of the sentences the page carries in a template, so that no text lives in script. */
function showNotice(name: string): void {
  const sentence = document.querySelector<HTMLTemplateElement>(`template[data-notice="${name}"]`)
  const notices = document.getElementById('notices')
  if (sentence && notices && notices.dataset.shown !== name) {
    notices.dataset.shown = name
    notices.replaceChildren(sentence.content.cloneNode(true))
  }
}

/** Takes a notice back once what it said is no longer so. */
function clearNotice(name: string): void {
  const notices = document.getElementById('notices')
  if (notices?.dataset.shown === name) {
    delete notices.dataset.shown
    notices.replaceChildren()
  }
}
