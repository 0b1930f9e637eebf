/** Names of currencies as Chinese writes them after an amount. */
const NAMES = new Intl.DisplayNames('zh-Hans', { type: 'currency', fallback: 'none' });

/** An amount of money in words: "3,000 JPY"; in Chinese "3,000日元", "260元人民币". `currency`: an ISO 4217 code. */
export function moneyInWords(amount: number, currency: string, tongue: 'en' | 'zh'): string {
  const figure = amount.toLocaleString('en-US', { maximumFractionDigits: 2 });
  const name = tongue === 'zh' && /^[A-Z]{3}$/.test(currency) ? NAMES.of(currency) : undefined;
  if (!name) return `${figure} ${currency}`;
  return figure + (currency === 'CNY' ? '元人民币' : name);
}
