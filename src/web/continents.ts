/** Groups for the tiles of the start page: the UN's geographical regions, China's own authorities first. */
export const CONTINENTS = [
  { id: 'china', en: 'China: authorities and cities', zh: '中国：主管部门与城市' },
  { id: 'asia', en: 'Asia', zh: '亚洲' },
  { id: 'europe', en: 'Europe', zh: '欧洲' },
  { id: 'africa', en: 'Africa', zh: '非洲' },
  { id: 'americas', en: 'Americas', zh: '美洲' },
  { id: 'oceania', en: 'Oceania', zh: '大洋洲' },
] as const;

export type Continent = (typeof CONTINENTS)[number]['id'];

const MEMBERS: Readonly<Record<Exclude<Continent, 'asia'>, string>> = {
  china: 'CN HK MO',
  europe:
    'AD AL AT AX BA BE BG BY CH CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK',
  africa:
    'AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TN TZ UG YT ZA ZM ZW',
  americas:
    'AG AI AR AW BB BL BM BO BQ BR BS BZ CA CL CO CR CU CW DM DO EC FK GD GF GL GP GT GY HN HT JM KN KY LC MF MQ MS MX NI PA PE PM PR PY SR SV SX TC TT US UY VC VE VG VI',
  oceania: 'AS AU CK FJ FM GU KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV VU WF WS',
};

const CONTINENT = new Map(
  Object.entries(MEMBERS).flatMap(([continent, codes]) =>
    codes.split(' ').map((code) => [code, continent as Continent]),
  ),
);

export const continentOf = (country: string): Continent => CONTINENT.get(country) ?? 'asia';
