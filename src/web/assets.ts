import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'style');

/** The one stylesheet, joined from style/*.css in order; its address changes with its content. */
export const stylesheet = read();

function read() {
  const names = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.css'))
    .sort();
  const body = names.map((name) => readFileSync(join(FOLDER, name), 'utf8')).join('\n');
  const digest = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return { body, path: `/assets/style.${digest}.css` };
}

export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#8c2f1f" d="M4 2h24v28H4z"/><path fill="none" stroke="#fff" stroke-width="3.4" d="M11 7.5v17M21 8l-8 8 8 8"/></svg>`;
