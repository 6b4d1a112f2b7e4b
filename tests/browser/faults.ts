import type { Page } from 'playwright';

/**
 * What an eye would stumble over, measured rather than compared with a picture: pictures differ by the fonts of a
 * machine, faults don't. Text cut off, controls off the page, under something else or too small to hit, icons out
 * of the middle or on another line than their words, a page that scrolls sideways.
 */
export function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const name = (el: Element): string =>
      `<${el.tagName.toLowerCase()}${el.className && typeof el.className === 'string' ? ` .${el.className.trim().replaceAll(/\s+/g, '.')}` : ''}> ${(el.textContent ?? '').trim().slice(0, 24)}`;
    const hidden = (el: Element): boolean =>
      !el.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ||
      el.closest('.sr, .skip, [aria-hidden="true"]') !== null;
    /** The part of an element that its scrolling ancestors let be seen; null if nothing. */
    const seen = (el: Element): DOMRect | null => {
      let { left, top, right, bottom } = el.getBoundingClientRect();
      for (let up = el.parentElement; up && up !== document.body; up = up.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(up);
        if (overflowX === 'visible' && overflowY === 'visible') continue;
        const box = up.getBoundingClientRect();
        left = Math.max(left, box.left);
        top = Math.max(top, box.top);
        right = Math.min(right, box.right);
        bottom = Math.min(bottom, box.bottom);
      }
      return right - left > 1 && bottom - top > 1 ? new DOMRect(left, top, right - left, bottom - top) : null;
    };

    const root = document.documentElement;
    if (root.scrollWidth > innerWidth || document.body.scrollWidth > innerWidth)
      faults.push('the page scrolls sideways');

    for (const el of document.querySelectorAll<HTMLElement>('body *')) {
      if (hidden(el) || el.closest('svg')) continue;
      const style = getComputedStyle(el);
      const own = [...el.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
      );
      if (!own) continue;
      const cutsX = style.overflowX === 'hidden' || style.overflowX === 'clip';
      if (cutsX && style.textOverflow !== 'ellipsis' && el.scrollWidth > el.clientWidth + 1)
        faults.push(`text is cut off: ${name(el)}`);
      const lines = style.webkitLineClamp !== 'none';
      const cutsY = style.overflowY === 'hidden' || style.overflowY === 'clip';
      if (cutsY && !lines && el.clientHeight > 0 && el.scrollHeight > el.clientHeight + 4)
        faults.push(`text is cut off below: ${name(el)}`);
    }

    for (const icon of document.querySelectorAll('svg.icon')) {
      const beside = icon.parentElement!;
      // Where a box is no row of its own making, an icon stands in the line of the text beside it.
      if (hidden(beside) || /flex|grid/.test(getComputedStyle(beside).display)) continue;
      const words = document.createRange();
      words.selectNodeContents(beside);
      words.setStartAfter(icon);
      const line = [...words.getClientRects()].find((box) => box.width > 1);
      const box = icon.getBoundingClientRect();
      const middle = (box.top + box.bottom) / 2;
      if (line && (middle < line.top || middle > line.bottom))
        faults.push(`icon on another line than its words: ${name(beside)}`);
    }

    const overlays = '.popover, .menu, .toasts, .dropveil, .splitter, .block-handle, .handle, .hand';
    const controls = 'button, input:not([type="file"]), select, a[href], [role="option"], [role="menuitem"]';
    for (const el of document.querySelectorAll<HTMLElement>(controls)) {
      if (hidden(el) || el.closest('label, .ProseMirror')) continue;
      const whole = el.getBoundingClientRect();
      const box = seen(el);
      if (!box) continue;
      const scrolled = whole.width - box.width > 1 || whole.height - box.height > 1;
      if (box.left < -1 || box.right > innerWidth + 1 || box.top < -1 || box.bottom > innerHeight + 1)
        faults.push(`off the page: ${name(el)}`);
      // Parts of bars and rulers are as large as what they stand for.
      if (!scrolled && !el.closest('.bar, .ruler') && (whole.height < 16 || whole.width < 16))
        faults.push(`too small to hit: ${name(el)} ${Math.round(whole.width)}×${Math.round(whole.height)}`);
      const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      const covered = hit && hit !== el && !el.contains(hit) && !hit.contains(el) && !hit.closest(overlays);
      if (covered) faults.push(`under something else: ${name(el)} under ${name(hit)}`);
      const icon =
        el.children.length === 1 && el.textContent === '' ? el.querySelector(':scope > svg') : null;
      if (icon && el.matches('.btn')) {
        const inner = icon.getBoundingClientRect();
        const off = Math.max(
          Math.abs(inner.left + inner.right - whole.left - whole.right),
          Math.abs(inner.top + inner.bottom - whole.top - whole.bottom),
        );
        if (off > 3) faults.push(`icon out of the middle: ${el.getAttribute('aria-label')}`);
      }
    }
    return [...new Set(faults)];
  });
}

/** Where the parts of the window stand that no font moves, in whole pixels. */
export function framesOf(page: Page): Promise<Record<string, number[]>> {
  return page.evaluate(() => {
    const out: Record<string, number[]> = {};
    for (const part of ['.topbar', '.library', '.raw', '.ribbons', '.draft', '.findings', '.ledger']) {
      const box = document.querySelector(part)?.getBoundingClientRect();
      if (box) out[part] = [box.left, box.top, box.width, box.height].map(Math.round);
    }
    return out;
  });
}
