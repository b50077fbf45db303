// The wall: sets turn by themselves, the clock goes on, the next picture is asked for; a lost server leaves the last picture and says since when.
const askEvery = 30000;
const still = matchMedia('(prefers-reduced-motion: reduce)');
let at = 0, held = false, lostAt = null, turnedAt = Date.now();
const wall = () => document.getElementById('wall');
const two = number => String(number).padStart(2, '0');
const time = moment => `${two(moment.getHours())}:${two(moment.getMinutes())}`;

const show = () => {
  const sets = [...document.querySelectorAll('#wall .set')], dots = [...document.querySelectorAll('#wall .dot')];
  if (sets.length === 0) {
    return;
  }
  at = ((at % sets.length) + sets.length) % sets.length;
  sets.forEach((set, n) => { set.classList.toggle('shown', n === at); set.classList.toggle('next', n === (at + 1) % sets.length); });
  dots.forEach((dot, n) => dot.classList.toggle('shown', n === at));
  document.querySelector('[data-hold]')?.setAttribute('aria-pressed', String(held));
};

// Whoever points at it, or has the focus in it, is reading.
const reading = () => held || still.matches || document.querySelector('#wall main:hover, #wall main:focus-within, #wall .turn:focus-within') !== null;

const tick = () => {
  const now = new Date(), clock = document.querySelector('#wall .clock');
  clock.textContent = time(now);
  const lost = document.querySelector('#wall .lost');
  lost.hidden = lostAt === null;
  if (lostAt !== null) {
    const text = lost.dataset.lost.replace('{0}', time(lostAt));
    if (lost.textContent !== text) {
      lost.textContent = text;
    }
  }
  if (now - turnedAt >= Number(wall().dataset.seconds) * 1000) {
    turnedAt = +now;
    if (!reading()) {
      at++;
      show();
    }
  }
};

const ask = async () => {
  try {
    const answer = await fetch(location.href, { cache: 'no-store', signal: AbortSignal.timeout(20000) });
    if (!answer.ok) {
      throw new Error(answer.status);
    }
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = next.getElementById('wall');
    if (!fresh) {
      throw new Error('no wall');
    }
    lostAt = null;
    // The sheets within the page are those of the parts that it holds. Where another page of this browser has fetched the files meanwhile, the next picture comes without.
    const [worn, fitting] = [document, next].map(page => page.querySelector('style[data-files]'));
    if (next.documentElement.dataset.sheets !== document.documentElement.dataset.sheets || !worn !== !fitting) {
      location.reload();
    } else if (fresh.dataset.stamp !== wall().dataset.stamp) {
      worn?.replaceWith(fitting);
      wall().replaceWith(fresh);
      show();
    }
  } catch {
    lostAt ??= new Date();
  }
  tick();
};

document.addEventListener('click', event => {
  const turn = event.target.closest('[data-turn]');
  if (turn) {
    at += Number(turn.dataset.turn);
    turnedAt = Date.now();
    show();
  }
  if (event.target.closest('[data-hold]')) {
    held = !held;
    show();
  }
});
document.addEventListener('keydown', event => {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (by) {
    at += by;
    turnedAt = Date.now();
    show();
  }
});

show();
tick();
setInterval(tick, 1000);
setInterval(ask, askEvery);
addEventListener('offline', ask);
addEventListener('online', ask);
