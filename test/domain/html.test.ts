import { expect, test } from 'vitest';
import { html, trusted } from '../../src/domain/html.ts';

test('text is escaped, in content and in quoted attributes', () => {
  const evil = `"><script>alert('&')</script>`;
  expect(html`<a title="${evil}">${evil}</a>`.markup).toBe(
    '<a title="&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;">&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;</a>',
  );
});

test('markup and lists of it are nested as they are', () => {
  expect(html`<ul>${['a', '<b>'].map((text) => html`<li>${text}</li>`)}</ul>${trusted('<hr>')}`.markup).toBe(
    '<ul><li>a</li><li>&lt;b&gt;</li></ul><hr>',
  );
});

test('null, undefined and false vanish; zero stays', () => {
  expect(html`${null}${undefined}${false}${0}`.markup).toBe('0');
});
