// The little that the page does for itself, before and without the circuit: skip link, dialogs, menus.
const closest = (event, what) => event.target instanceof Element ? event.target.closest(what) : null;

document.addEventListener('click', event => {
  const skip = closest(event, '[data-skip]');
  if (skip) {
    event.preventDefault();
    event.stopPropagation();
    document.getElementById('main').focus();
    return;
  }

  const opener = closest(event, '[data-opens]');
  if (opener) {
    document.getElementById(opener.dataset.opens)?.showModal();
    return;
  }

  const dialog = closest(event, 'dialog[data-passport]');
  if (dialog && (event.target === dialog || closest(event, '[data-close]'))) {
    dialog.close();
  }

  for (const menu of document.querySelectorAll('details[data-menu][open]')) {
    if (!menu.contains(event.target) || closest(event, 'details[data-menu] a')) {
      menu.open = false;
    }
  }
}, true);

document.addEventListener('keydown', event => {
  if (event.key === 'Escape') {
    for (const menu of document.querySelectorAll('details[data-menu][open]')) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  }
});

// Called by the layout after a link inside the circuit.
window.insightsArrived = () => {
  scrollTo(0, 0);
  (document.getElementById('page-title') ?? document.getElementById('main')).focus({ preventScroll: true });
};

// A page that keeps its own state in the address tells it here, without a round trip; language and theme then lead to the same state.
window.insightsAddress = address => {
  history.replaceState(history.state, '', address);
  for (const link of document.querySelectorAll('header .tools a')) {
    const [to, from] = [new URL(address, location.href), new URL(link.href)];
    for (const name of ['lang', 'theme']) {
      if (from.searchParams.has(name)) {
        to.searchParams.set(name, from.searchParams.get(name));
      }
    }
    link.href = to.href;
  }
};

// A printed chart shows its table.
let opened = [];
addEventListener('beforeprint', () => { opened = [...document.querySelectorAll('details[data-twin]:not([open])')]; opened.forEach(d => { d.open = true; }); });
addEventListener('afterprint', () => { opened.forEach(d => { d.open = false; }); opened = []; });
