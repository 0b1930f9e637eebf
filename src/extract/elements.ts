import { type DomNode, following } from './dom.ts';

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** Elements that run within a line; every other one begins and ends a block. */
export const INLINE = set(
  'a abbr acronym b basefont bdi bdo big blink cite code data del dfn em font i img ins kbd label mark nobr o:p output q rb ruby s samp small span strike strong sub sup time tt u var wbr',
);

/** Never text. (`noscript` speaks of the browser, `rt` and `rp` repeat the base text's sound.) */
export const SILENT = set(
  'title script style noscript template svg canvas iframe object embed applet audio video map head select datalist option textarea input rt rp math colgroup meter progress',
);

/** Chrome by the meaning of the element itself. */
const CHROME_TAGS = set('nav aside footer dialog menu');
const CHROME_ROLES = set(
  'navigation banner contentinfo search complementary dialog alertdialog menu menubar toolbar tooltip listbox combobox option',
);

/** Chrome by the usual names of classes and ids: whole words only, and only a hint (see select.ts). */
const CHROME_NAME =
  /(?:^|[\s_-])(?:footer|copyright|breadcrumbs?|crumbs?|cookies?|consent|share|sharing|social|related|sidebar|newsletter|pagination|pager|visits|hits|clock|onetrust|skip-link|site-header|site-nav|navbar|nav|menu)(?=$|[\s_-])/i;

/** A layout says that it has a side bar, or none: that names the page, not the bar. */
const LAYOUT_NAME = /(?:^|[\s_-])(?:no|non|without|with|has|have)[_-][a-z]+/gi;

/** 2: chrome by its element or role, 1: by its name, 0: not known to be chrome. */
export function chromeOf(element: DomNode, inArticle: boolean): 0 | 1 | 2 {
  const { name = '', attribs = {} } = element;
  if (name === 'body' || name === 'html' || name === 'main' || name === 'article') return 0;
  if (CHROME_TAGS.has(name) || CHROME_ROLES.has(attribs.role ?? '')) return 2;
  if (name === 'header') return inArticle ? 0 : 2;
  if (name === 'form' && asksForInput(element)) return 1;
  const names = `${attribs.class ?? ''} ${attribs.id ?? ''}`;
  return names !== ' ' && CHROME_NAME.test(names) && CHROME_NAME.test(names.replace(LAYOUT_NAME, ' ')) ? 1 : 0;
}

const UNSEEN_INPUT = /^(?:hidden|submit|button|image|reset)$/i;

/** Is there a field to fill in? Some systems wrap the whole page in a form of hidden fields. */
function asksForInput(form: DomNode): boolean {
  for (let node = following(form, form); node; node = following(node, form)) {
    if (node.name === 'textarea' || (node.name === 'input' && !UNSEEN_INPUT.test(node.attribs?.type ?? 'text')))
      return true;
  }
  return false;
}

const HIDDEN_STYLE = /display\s*:\s*none|visibility\s*:\s*hidden/i;

/** Not shown at first: a tracker's box, or a tab panel whose text is as real as the open one's. */
export const isHidden = (element: DomNode): boolean =>
  element.attribs?.hidden !== undefined ||
  (element.attribs?.style !== undefined && HIDDEN_STYLE.test(element.attribs.style));

/** Is a button a label of content (accordion, tab) rather than a control? */
export const isLabelButton = (button: DomNode): boolean =>
  button.attribs?.['aria-expanded'] !== undefined ||
  button.attribs?.role === 'tab' ||
  /^h[1-6]$/.test(button.parent?.name ?? '');

interface TableShape {
  rows: number;
  wideRows: number;
  cells: number;
  text: number;
  widestCell: number;
  blocksInWidest: number;
}

function measure(table: DomNode): TableShape | undefined {
  const shape: TableShape = { rows: 0, wideRows: 0, cells: 0, text: 0, widestCell: 0, blocksInWidest: 0 };
  let filled = 0;
  let cellText = 0;
  let cellBlocks = 0;
  const closeCell = () => {
    if (cellText > 0) filled++;
    if (cellText > shape.widestCell) [shape.widestCell, shape.blocksInWidest] = [cellText, cellBlocks];
    [cellText, cellBlocks] = [0, 0];
  };
  const closeRow = () => {
    closeCell();
    if (filled > 1) shape.wideRows++;
    filled = 0;
  };
  for (let node = following(table, table); node; node = following(node, table, !SILENT.has(node.name ?? ''))) {
    if (node.type === 'text') {
      const length = (node.data ?? '').trim().length;
      cellText += length;
      shape.text += length;
    } else if (node.name === 'table' || /^h[12]$/.test(node.name ?? '')) return undefined;
    else if (node.name === 'tr') {
      closeRow();
      shape.rows++;
    } else if (node.name === 'td' || node.name === 'th') {
      closeCell();
      shape.cells++;
    } else if (/^(?:p|div|li|br|ul|h\d)$/.test(node.name ?? '')) cellBlocks++;
  }
  closeRow();
  return shape;
}

/**
 * Does a table hold data (rows to be read across), or merely arrange the page? Arranging tables nest others, hold headings
 * of the page, have a single column, or one cell with most of the text in several blocks.
 */
export function isDataTable(table: DomNode): boolean {
  if (/^(?:presentation|none)$/.test(table.attribs?.role ?? '')) return false;
  const shape = measure(table);
  if (!shape || shape.wideRows === 0) return false;
  if (shape.widestCell > 200 && shape.blocksInWidest > 3 && shape.widestCell > shape.text * 0.5) return false;
  return shape.wideRows > 1 || shape.rows === 1 ? shape.text < 200_000 : shape.widestCell < 300;
}
