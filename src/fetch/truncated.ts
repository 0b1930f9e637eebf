/** Elements whose end tag HTML never lets out. */
const STRICT = /<(\/?)(div|table|section|article|main|ul|ol|form|span|select)(?=[\s>/])/gi;
const LEFT_OPEN = 3;

/**
 * Whether markup stops half-way. HTML may omit many end tags, `</body>` among them, so a page counts as cut off only by
 * positive evidence: it began as a document, never closes body or html, and ends inside a tag, a comment or a script, or
 * with several elements open that must be closed.
 */
export function isCutOff(html: string): boolean {
  if (!/<(?:html|body)[\s>]/i.test(html.slice(0, 20_000))) return false;
  if (/<\/(?:body|html)\s*>/i.test(html.slice(-200_000))) return false;
  if (/<\/(?:body|html)\s*>/i.test(html)) return false;
  return (
    endsInsideTag(html) || endsInside(html, '<!--', '-->') || endsInsideScript(html) || leftOpen(html) >= LEFT_OPEN
  );
}

function endsInsideTag(html: string): boolean {
  const lt = html.lastIndexOf('<');
  return lt >= 0 && lt > html.lastIndexOf('>') && /^<(?:$|[a-z/!])/i.test(html.slice(lt, lt + 2));
}

function endsInside(html: string, open: string, close: string): boolean {
  const from = html.lastIndexOf(open);
  return from >= 0 && html.indexOf(close, from) < 0;
}

function endsInsideScript(html: string): boolean {
  const tail = html.toLowerCase();
  return ['script', 'style'].some((name) => {
    const from = tail.lastIndexOf(`<${name}`);
    return from >= 0 && tail.indexOf(`</${name}`, from) < 0;
  });
}

function leftOpen(html: string): number {
  let open = 0;
  for (const [, closing] of html.matchAll(STRICT)) open = closing ? Math.max(0, open - 1) : open + 1;
  return open;
}
