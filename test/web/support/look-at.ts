import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** Lists what axe finds against WCAG 2.1 AA, each with its places. */
export async function findFaults(page: Page): Promise<string[]> {
  // Reading it takes as long as looking does: once a page.
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(axeSource);
  return page.evaluate<string[]>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations'] })
      .then(({ violations }) => violations.map((v) => v.id + ' ' + v.nodes.map((n) => n.target + ' ' + n.failureSummary).join(' | ')))`,
  );
}

/** Measures by how many pixels the page is wider than a window of this width, and what sticks out. */
export async function measureExcess(page: Page, width: number): Promise<unknown> {
  await page.setViewportSize({ width, height: 900 });
  return page.evaluate(`(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return 0;
    const wide = [...document.querySelectorAll('main *, header *')]
      .filter((el) => el.getBoundingClientRect().right > clientWidth)
      .map((el) => el.outerHTML.slice(0, 90));
    return [scrollWidth - clientWidth, ...wide.slice(0, 4)];
  })()`);
}

/** Lists what is wrong with a page on a wide screen and on a narrow one: what axe finds, and what sticks out. */
export async function findFaultsOnScreens(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 1280, height: 900 });
  const wide = await findFaults(page);
  const excess = await measureExcess(page, 390);
  const narrow = await findFaults(page);
  return [
    ...wide,
    ...(excess === 0 ? [] : [`wider than 390: ${JSON.stringify(excess)}`]),
    ...narrow,
  ];
}

/** What a reader takes from a page: its text, without what only a script shows. */
export function readText(page: Page): Promise<string> {
  return page.evaluate<string>(
    `(document.querySelectorAll('[data-print]').forEach((button) => button.remove()), document.body.innerText)`,
  );
}

/** One stop of the Tab key. */
interface Stop {
  name: string;
  isFocusSeen: boolean;
}

/** Goes through a page by the Tab key alone: the stops in their order, and the controls in the order of reading. */
export async function tabThrough(page: Page): Promise<{ stops: Stop[]; controls: string[] }> {
  const controls = await page.evaluate<string[]>(`(() => {
    ${NAME_OF}
    const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
      .filter((el) => el.classList.contains('ds-skip-link') || el.checkVisibility({ visibilityProperty: true }));
    window.stops = [];
    document.addEventListener('focusin', ({ target: el }) => {
      // The browser scrolls to where the focus is; what has no size or lies outside of the page is never seen.
      const { width, height, right, bottom } = el.getBoundingClientRect();
      const isOnPage = width > 1 && height > 1 && right + scrollX > 0 && bottom + scrollY > 0;
      // A choice is marked together with its label.
      const isMarked = [el, el.closest('.ds-field')].some((marked) => {
        if (!marked) return false;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(marked);
        return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
      });
      window.stops.push({ name: nameOf(el), isFocusSeen: isOnPage && isMarked });
    });
    return all.filter((el) => !isPassedOver(el)).map(nameOf);
    function isPassedOver(el) {
      if (el.disabled) return true;
      if (el.type !== 'radio') return false;
      const group = all.filter((other) => other.type === 'radio' && other.name === el.name && other.form === el.form);
      return el !== (group.find(({ checked }) => checked) ?? group[0]);
    }
  })()`);
  // A date's parts are stops of their own within one control, so the number of presses is not known beforehand.
  for (let round = 0; round < 10; round++) {
    for (let press = 0; press < Math.max(10, controls.length / 2); press++) {
      await page.keyboard.press('Tab');
    }
    const stops = await page.evaluate<Stop[]>('window.stops');
    const end = stops.findIndex(({ name }, i) => i > 0 && name === stops[0]?.name);
    if (end > 0) return { stops: stops.slice(0, end), controls };
  }
  throw new Error(`The Tab key does not come round on ${page.url()}`);
}

// Numbers each control, so that two of one name are told apart.
const NAME_OF = `
  const everything = [...document.querySelectorAll('*')];
  const nameOf = (el) => everything.indexOf(el) + ' ' + el.tagName.toLowerCase() + ' ' +
    (el.id || el.getAttribute('name') || el.textContent.trim().slice(0, 30));`;
