import { describe, expect, it } from 'vitest';
import { mentionsKVisa, namesK } from '../../src/interpret/kvisa.ts';
import { blocksOfText } from '../../src/interpret/read.ts';

const NAMED = [
  'K字签证',
  '关于受理K字签证申请的通知',
  '有关 Ｋ 字签证的问答',
  'K簽證',
  '申請K字簽證須知',
  'K签申请条件',
  'The K visa is open to applications.',
  'K-visa holders',
  'Applicants for visa type K',
  'the new "K" visa',
  'visa category "K"',
  'Visas of category K are issued from October.',
  'Aviso sobre el visado K',
  'visa de tipo K',
  'Le visa « K » est délivré',
  'Beantragung des K-Visums',
  'виза K',
  'виза К',
  'визу категории «К»',
  'تأشيرة K',
  'تأشيرة من فئة K',
  'Kビザの申請',
  'Kカテゴリービザ',
  'Visum des Typs K',
  'тип визы: K',
  'فئة K من التأشيرات',
  '签证种类：K',
  'K비자 안내',
  'visto K',
  'vízum typu K',
  '发给入境的外国青年科技人才',
  '外國青年科技人才',
  'visas for young science and technology talents',
  'jóvenes talentos extranjeros en ciencia y tecnología',
  'jeunes talents étrangers en sciences et technologies',
  'молодым иностранным специалистам в области науки и техники',
  '外国の若手科学技術人材',
  '외국 청년 과학기술 인재',
  'วีซ่าประเภท K',
  'thị thực K',
  'K tipi vize',
  'wiza kategorii K',
  'K típusú vízum',
  'віза категорії K',
  'βίζα K',
  'K형 비자',
  'the K (young talent) visa',
  'K字（青年科技人才）签证',
  'Visum der Kategorie K',
  'visado de clase K',
  'Ordinary visas are C, D, F, G, J1, J2, K, L, M, Q1, Q2, R, S1, S2, X1, X2 and Z.',
  '普通签证分为C、D、F、G、K、L、M等类别',
];

const NOT_NAMED = [
  'KTV licences for foreigners',
  'Visa application service in Kazakhstan',
  'K-12 teachers visit five Chinese cities',
  'Vitamin K and your visa photo',
  'K-pop concert: visas for musicians',
  'The K-1 visa is for the fiancé of a US citizen.',
  'K-1 fiancée visa',
  'Take train K 1178 after you have collected the visa',
  'Your 401k statement',
  'HK visa',
  'Visa fee: 140 USD',
  '大使会见K博士',
  'Виза Казахстана',
  'visa KZ',
  'K-ETA visa exemption',
  'visa K-pop tour',
  'K visas of the United States',
  'J&K visa',
];

describe('the name of the K visa', () => {
  it.each(NAMED)('is found in "%s"', (text) => {
    expect(namesK(text)).toBe(true);
  });

  it.each(NOT_NAMED)('is not found in "%s"', (text) => {
    expect(namesK(text)).toBe(false);
  });
});

describe('a K entry among other visa types', () => {
  const types = ['F | Exchanges and visits', 'L | Tourism', 'M | Commerce and trade', 'Z | Work'];

  it('is a mention, though the word visa stands nowhere near it', () => {
    expect(mentionsKVisa('Visa types', blocksOfText([...types, 'K | Young talents'].join('\n')))).toBe(true);
  });

  it('is a mention in a list that opens with letters in brackets', () => {
    expect(mentionsKVisa('签证种类', blocksOfText('（F）访问\n（L）旅游\n（K）青年人才\n（Z）工作'))).toBe(true);
  });

  it('is missing where the table has no K', () => {
    expect(mentionsKVisa('Visa types', blocksOfText(types.join('\n')))).toBe(false);
  });

  it('is not seen in a table that has nothing to do with visas', () => {
    expect(mentionsKVisa('Vitamins', blocksOfText('K | 75 µg\nB12 | 4 µg'))).toBe(false);
  });
});
