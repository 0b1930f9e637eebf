import { describe, expect, test } from 'vitest';
import { languageOf } from '../../src/extract/language.ts';

const ENGLISH = 'Notice on the K visa. Applicants must be aged between 18 and 45 and hold a bachelor degree or above.';
const CHINESE = '关于K字签证的通知。申请人年龄应在18至45周岁之间，具有学士及以上学位，无须境内单位邀请。';
const RUSSIAN = 'Уведомление о визе K. Заявитель должен быть в возрасте от 18 до 45 лет и иметь степень бакалавра.';

describe('the language of a text', () => {
  test('is the declared one where the script agrees', () => {
    expect(languageOf('Avis concernant le visa K pour les jeunes talents scientifiques.', 'fr')).toBe('fr');
    expect(languageOf(CHINESE, 'zh-TW')).toBe('zh-Hant');
    expect(languageOf(RUSSIAN, 'kk')).toBe('kk');
  });

  test('is not that of the section which led to it where the script is another', () => {
    expect(languageOf(ENGLISH, 'zh')).toBe('en');
    expect(languageOf(CHINESE, 'en')).toBe('zh');
    expect(languageOf(RUSSIAN, 'en')).toBe('ru');
  });

  test('is what the page declares of itself where the section’s does not fit', () => {
    expect(languageOf('Aviso sobre el visado K para jóvenes talentos en ciencia y tecnología.', 'zh', 'es')).toBe('es');
    expect(languageOf(ENGLISH, 'zh', 'zh-CN')).toBe('en');
  });

  test('stays the declared one where a text is short, mixed, or of a script that is not known', () => {
    expect(languageOf('K visa', 'zh')).toBe('zh');
    expect(languageOf(`${CHINESE} Visa Application Form of the People's Republic of China (V.2013)`, 'zh')).toBe('zh');
    expect(languageOf('ประกาศเกี่ยวกับวีซ่าประเภทเค', 'th')).toBe('th');
    expect(languageOf(ENGLISH, 'not a tag')).toBe('en');
  });
});
