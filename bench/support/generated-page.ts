/** Pages of about 90 KB as authorities publish them, always the same for the same numbers: made-up words in the frequencies of a language. */

/** Numbers from 0 to 1 that only depend on the seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SYLLABLES =
  'ac ber con der el for gra hel in jun ka lor mi nor op per qua re sta ter un ver wil tion ment al'.split(' ');
const random = seeded(7);
const often = (from: () => number): number => Math.floor(5_000 * from() ** 3.2);
const ENGLISH = Array.from({ length: 5_000 }, () =>
  Array.from({ length: 2 + Math.floor(random() * 2) }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join(
    '',
  ),
);
/** Words of two or three of the 2,000 first characters of the Unified Han block. */
const CHINESE = Array.from({ length: 5_000 }, () =>
  String.fromCodePoint(
    ...Array.from({ length: 2 + Math.floor(random() * 1.5) }, () => 0x4e00 + Math.floor(2_000 * random() ** 1.5)),
  ),
);

/** A sentence of 10 to 25 words. */
export function sentence(from: () => number, chinese: boolean): string {
  const words = Array.from({ length: 10 + Math.floor(from() * 15) }, () => (chinese ? CHINESE : ENGLISH)[often(from)]!);
  return chinese ? `${words.join('')}。` : `${words.join(' ')}. `;
}

/** The paragraphs of page `page` in its version `version`: in every version one of them is another. */
export function paragraphs(page: number, version: number, count = 170): string[] {
  const chinese = page % 2 === 0;
  const from = seeded(page * 31 + 5);
  const write = (random: () => number) => Array.from({ length: 2 }, () => sentence(random, chinese)).join('');
  const texts = Array.from({ length: count }, () => write(from));
  for (let edit = 1; edit <= version; edit++) {
    const random = seeded(page * 1_000_003 + edit);
    texts[Math.floor(random() * count)] = write(random);
  }
  return texts;
}

/** The page around them: styles, scripts and menus of its site, and a footer that `look` makes different every time. */
export function htmlOf(page: number, version: number, look: number): string {
  const from = seeded(page % 20);
  const frame = Array.from(
    { length: 300 },
    () => `.${sentence(from, false).slice(0, 60).replace(/[ .]/g, '-')}{margin:0}`,
  );
  const body = paragraphs(page, version).map((text) => `<p class="text">${text}</p>`);
  return `<!doctype html><html lang="${page % 2 ? 'en' : 'zh-CN'}"><head><meta charset="utf-8"><title>${body[0]!.slice(16, 56)}</title>
<style>${frame.join('\n')}</style></head><body><nav>${Array.from({ length: 60 }, (_, n) => `<a href="/s/${n}.htm">${n}</a>`).join('')}</nav>
<main><h1>${body[0]!.slice(16, 56)}</h1>${body.join('\n')}</main><footer><p>Visits: ${page * 7919 + look}</p><p>Server time ${new Date(1.75e12 + look * 6e4).toUTCString()}</p></footer></body></html>`;
}
