// The little that the page does for itself, before and without the circuit: skip link, dialogs, menus.
const own = document.currentScript.dataset;
// Until the circuit has taken over, the page that it takes over is made anew: a dialog opened before is gone then, and a button that needs the circuit hears nothing. The last such press is done again when it is there.
let early = null;
const html = document.documentElement;
const again = press => { early = own.circuit && !html.hasAttribute('data-live') ? press : null; };
new MutationObserver((_, watch) => {
  watch.disconnect();
  const press = early;
  early = null;
  press?.();
}).observe(html, { attributes: true, attributeFilter: ['data-live'] });
document.addEventListener('close', () => { early = null; }, true);
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
    const open = () => {
      const dialog = document.getElementById(opener.dataset.opens);
      if (dialog && !dialog.open) {
        dialog.showModal();
      }
    };
    open();
    again(open);
    return;
  }

  const look = closest(event, 'button.look');
  if (look) {
    const frame = look.parentElement.querySelector('.figure').id;
    again(() => document.getElementById(frame)?.parentElement.querySelector('.look').click());
  }

  const dialog = closest(event, 'dialog');
  if (dialog && (closest(event, '[data-close]') || event.target === dialog && 'passport' in dialog.dataset)) {
    dialog.close();
  }

  for (const menu of document.querySelectorAll('details[data-menu][open]')) {
    if (!menu.contains(event.target) || closest(event, 'details[data-menu] a')) {
      menu.open = false;
      if (menu.contains(document.activeElement)) {
        menu.querySelector('summary').focus();
      }
    }
  }
}, true);

document.addEventListener('keydown', event => {
  if (event.key === 'Escape') {
    tell();
    for (const menu of document.querySelectorAll('details[data-menu][open]')) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  }
});

// A menu that the keyboard has left does not stay over the page.
document.addEventListener('focusout', event => {
  const menu = closest(event, 'details[data-menu][open]');
  if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) {
    menu.open = false;
  }
});

// What is taken out of the page takes the focus with it, and the keyboard would begin again at the top. It goes on at the control before, else at the heading of what it stood in, else at the page's.
let used = null;
document.addEventListener('focusin', event => {
  const part = closest(event, 'section, .bar');
  const all = part ? [...part.querySelectorAll('a[href], button, summary, input, select, textarea')] : [];
  used = { it: event.target, part, before: all.slice(0, all.indexOf(event.target)).reverse() };
});
// Left for no other, it was left on purpose; what is taken out is gone by then.
document.addEventListener('focusout', () => setTimeout(() => {
  if (document.activeElement === document.body && used?.it.isConnected) {
    used = null;
  }
}));
new MutationObserver(() => {
  if (!used || used.it.isConnected || document.activeElement !== document.body) {
    return;
  }

  const next = used.before.find(one => one.isConnected && one.checkVisibility() && !one.disabled)
    ?? (used.part?.isConnected ? used.part.querySelector('h2, h3') : null) ?? document.getElementById('page-title');
  if (next?.matches('h2, h3')) {
    next.tabIndex = -1;
  }
  next?.focus({ preventScroll: true });
}).observe(document.body, { childList: true, subtree: true });

// A dialog that the circuit has just made.
window.insightsOpen = dialog => dialog.showModal();

// How far down the reader stood in each entry of the history, which the circuit numbers; Back and Forward return there.
const stood = new Map();
const entry = () => history.state?._index ?? 0;
let returned = null;
addEventListener('scroll', () => stood.set(entry(), scrollY), { passive: true });
addEventListener('popstate', () => { returned = { entry: entry(), at: stood.get(entry()) ?? 0 }; });

// Called by the layout after a link inside the circuit.
window.insightsArrived = () => {
  scrollTo(0, returned?.entry === entry() ? returned.at : 0);
  (document.getElementById('page-title') ?? document.getElementById('main')).focus({ preventScroll: true });
};

// A server that was started anew does not know this page any more: its address holds all that it shows, so it is read again. Nobody's half-written text is taken away.
document.addEventListener('components-reconnect-state-changed', event => {
  if (event.detail.state === 'rejected' && !document.activeElement?.matches('form :is(input, textarea)')) {
    location.reload();
  }
}, true);

// A page that keeps its own state in the address tells it here, without a round trip; language and theme then lead to the same state.
window.insightsAddress = address => {
  history.replaceState(history.state, '', address);
  for (const link of document.querySelectorAll('a[data-exit]')) {
    const [to, from] = [new URL(link.href), new URL(address, location.href)];
    from.searchParams.set('block', to.searchParams.get('block') ?? '');
    link.href = to.pathname + from.search.replace(/[?&]block=$/, '');
  }
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

// A printed chart shows its table, and what is folded stands open.
let opened = [];
addEventListener('beforeprint', () => { opened = [...document.querySelectorAll('details:is([data-twin], [data-fold]):not([open])')]; opened.forEach(d => { d.open = true; }); });
addEventListener('afterprint', () => { opened.forEach(d => { d.open = false; }); opened = []; });

// A picture leaves as PNG: our own SVG, drawn twice as large on a canvas with this machine's faces.
const asPng = async link => {
  const svg = await (await fetch(link.href)).text();
  const image = new Image();
  image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(svg);
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width * 2, image.height * 2];
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  const save = document.createElement('a');
  save.download = `${new DOMParser().parseFromString(svg, 'image/svg+xml').querySelector('title').textContent.replaceAll(' · ', '_')}.png`;
  save.href = canvas.toDataURL('image/png');
  save.click();
};

document.addEventListener('click', event => {
  const png = closest(event, '[data-png]');
  if (png) {
    event.preventDefault();
    event.stopPropagation();
    asPng(png);
  }

  if (closest(event, '[data-print]')) {
    closest(event, 'details')?.removeAttribute('open');
    print();
  }
}, true);

// A few words above an element, for who looks at it; without words they go.
const told = document.createElement('div');
told.className = 'told-here';
told.hidden = true;
const tell = (words, above) => {
  told.hidden = !words;
  if (words) {
    if (!told.isConnected) {
      document.body.append(told);
    }
    told.textContent = words;
    const [at, own] = [above.getBoundingClientRect(), told.getBoundingClientRect()];
    told.style.left = `${Math.max(4, Math.min(at.left + at.width / 2 - own.width / 2, innerWidth - own.width - 4)) + scrollX}px`;
    told.style.top = `${Math.max(4, at.top - own.height - 4) + scrollY}px`;
  }
};

// What the pointer reads in a chart; the keyboard and everyone else have the table below it.
document.addEventListener('pointerover', event => {
  const strip = closest(event, '.strip');
  tell(strip?.dataset.told, strip);
});

// A map or a table of all places is one stop of the Tab key, which else would take dozens to pass; within it the arrows go to what lies that way. It says so to who comes by keyboard.
document.addEventListener('focusin', event => {
  const here = closest(event, '[data-walk] a')?.closest('[data-walk]');
  const from = event.relatedTarget instanceof Element ? event.relatedTarget.closest('[data-walk]') : null;
  for (const spot of document.querySelectorAll('[data-walk] a')) {
    if (spot !== event.target && spot.closest('[data-walk]') === here) {
      spot.tabIndex = -1;
    } else {
      spot.removeAttribute('tabindex');
    }
  }
  tell(here && here !== from && event.target.matches(':focus-visible') ? here.dataset.walk : null, event.target);
});

const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
document.addEventListener('keydown', event => {
  const [here, way] = [closest(event, '[data-walk] a'), ways[event.key]];
  if (!here || !(way || event.key === 'Home' || event.key === 'End') || event.altKey || event.ctrlKey || event.metaKey) {
    return;
  }

  const middle = spot => {
    const { left, top, width, height } = spot.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  };
  const spots = [...here.closest('[data-walk]').querySelectorAll('a')];
  const [x, y] = middle(here);
  // How far a spot is that way; what lies aside counts threefold, what lies back not at all.
  const far = spot => {
    const [dx, dy] = [middle(spot)[0] - x, middle(spot)[1] - y];
    const ahead = dx * way?.[0] + dy * way?.[1];
    return ahead > 1 ? ahead + 3 * Math.abs(dx * way[1] + dy * way[0]) : Infinity;
  };
  const next = way ? spots.reduce((best, spot) => far(spot) < far(best) ? spot : best, here) : spots.at(event.key === 'Home' ? 0 : -1);
  event.preventDefault();
  next.focus();
});

// The first picture comes first: then, where the sheets that it needed came within the page, the files that hold them all, which the next page asks for by name; then the circuit's script, which
// brings parts that the first picture had not.
const taken = link => new Promise(done => {
  link.onload = () => done(true);
  link.onerror = () => done(false);
});

const afterwards = async () => {
  const within = document.querySelector('style[data-files]');
  if (within) {
    const links = within.dataset.files.split(' ').map(file => Object.assign(document.createElement('link'), { rel: 'stylesheet', href: file }));
    const all = Promise.all(links.map(taken));
    within.before(...links);
    if ((await all).every(ok => ok)) {
      within.remove();
      document.cookie = `insights-sheets=${document.documentElement.dataset.sheets}; path=/; max-age=31536000; samesite=lax`;
    }
  }

  const circuit = document.createElement('script');
  circuit.src = own.circuit;
  document.body.append(circuit);
};
addEventListener('load', () => requestAnimationFrame(() => setTimeout(afterwards)));
