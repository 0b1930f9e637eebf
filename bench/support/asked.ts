/** The first argument, where it is no option, as a size: `node bench/search.ts 100000`. */
export function sizeAsked(usual: number): number {
  const first = process.argv[2];
  return first === undefined || first.startsWith('-') ? usual : counted('the size', first);
}

/** The number behind an option: `--rounds 20`. */
export function countAsked(option: `--${string}`, usual: number): number {
  const at = process.argv.indexOf(option);
  return at < 0 ? usual : counted(option, process.argv[at + 1] ?? 'nothing');
}

/** A mistyped argument is told in one line, with exit code 2, before anything is measured. */
function counted(what: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  console.error(`${what} must be a whole number above 0, for instance 1000, not ${text}`);
  process.exit(2);
}
