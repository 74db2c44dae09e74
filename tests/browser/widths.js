// What is wrong with the page that is open, as sentences. Where a thing cannot be seen it cannot be in the way:
// folded, clipped away, or scrolled out of its own box.
() => {
  const found = [];
  const told = e => `<${e.tagName.toLowerCase()} class="${e.getAttribute('class') || ''}" id="${e.id}"> `
    + (e.innerText || e.value || '').trim().replace(/\s+/g, ' ').slice(0, 40);
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth + 1) {
    const out = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1);
    found.push(`page ${wide} wide on ${innerWidth}: ${out.slice(0, 3).map(told).join(' | ')}`);
  }
  const boxOf = e => {
    let {left, top, right, bottom} = e.getBoundingClientRect();
    for (let up = e.parentElement; up; up = up.parentElement) {
      if (getComputedStyle(up).overflow === 'visible') continue;
      const box = up.getBoundingClientRect();
      left = Math.max(left, box.left); right = Math.min(right, box.right);
      top = Math.max(top, box.top); bottom = Math.min(bottom, box.bottom);
    }
    return {left, top, right, bottom, seen: right - left > 2 && bottom - top > 2};
  };
  const shown = e => !e.closest('.stacks thead') && e.checkVisibility({visibilityProperty: true, opacityProperty: true})
    && !e.closest('[aria-hidden="true"]') && getComputedStyle(e).clipPath === 'none' && getComputedStyle(e).clip === 'auto' && parseFloat(getComputedStyle(e).textIndent) > -99;
  const floats = e => { for (let up = e; up; up = up.parentElement) {
    if (['fixed', 'absolute', 'sticky'].includes(getComputedStyle(up).position)) return true; } return false; };
  const acts = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
    .filter(e => shown(e) && !floats(e)).map(e => [e, e.getClientRects(), boxOf(e)]).filter(([, , box]) => box.seen);
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
  acts.forEach(([a, rects, box], number) => acts.slice(number + 1).forEach(([b, others, otherBox]) => {
    if (a.contains(b) || b.contains(a) || !meet(box, otherBox)) return;
    if ([...rects].some(one => [...others].some(other => meet(one, other)))) found.push(`overlap: ${told(a)} and ${told(b)}`);
  }));
  const scrolls = e => ['auto', 'scroll'].includes(getComputedStyle(e).overflowX);
  for (const e of document.querySelectorAll('td, th, dd, dt, h1, h2, h3, li, p, label, summary, button, .button, blockquote, legend')) {
    if (!shown(e) || !e.textContent.trim() || getComputedStyle(e).display === 'inline' || scrolls(e)) continue;
    if (getComputedStyle(e).textOverflow === 'ellipsis') continue;
    const meant = [...e.querySelectorAll('*')].some(scrolls);
    if (e.scrollWidth > e.clientWidth + 1 && !meant) found.push(`cut off: ${told(e)}`);
  }
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const small = new Set();
  while (words.nextNode()) {
    const e = words.currentNode.parentElement;
    if (!words.currentNode.data.trim() || !shown(e) || e.closest('script, style, .select2-container')) continue;
    const scale = e.ownerSVGElement ? e.getScreenCTM().a : 1;
    if (parseFloat(getComputedStyle(e).fontSize) * scale < 13.9) small.add(told(e));
  }
  [...small].slice(0, 5).forEach(each => found.push(`smaller than 14 px: ${each}`));
  return found;
}
