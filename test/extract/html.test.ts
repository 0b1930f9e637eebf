import { describe, expect, test } from 'vitest';
import { extract } from '../../src/extract/extract.ts';

const read = (html: string, extra: Partial<Parameters<typeof extract>[1]> = {}) =>
  extract(Buffer.from(html), {
    mediaType: 'text/html',
    url: 'http://us.china-embassy.gov.cn/eng/',
    content: [],
    ignore: [],
    ...extra,
  });

describe('an HTML page', () => {
  test('gives its text without menus and footers', async () => {
    const page = await read(
      '<title>K visa_Embassy</title><nav><a href="/">Home</a></nav><h1>K visa</h1><p>Applicants must be aged between 18 and 45 years on the day they apply.</p><footer>© 2026 Embassy</footer>',
    );
    expect(page.title).toBe('K visa');
    expect(page.blocks.map((block) => block.text)).toEqual([
      'Applicants must be aged between 18 and 45 years on the day they apply.',
    ]);
  });
});
