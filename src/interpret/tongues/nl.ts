import { lexicon } from './lexicon.ts';

export const DUTCH = lexicon('nl', {
  common:
    'visum paspoort aanvraag ook niet geen jaar aanvrager aanvragers meer kunnen de het een en van is niet met voor op te dat zijn bij uw aan of worden wordt tot in door ook u dient',
  deny: 'niet_|geen_|noch_|vervall|afgeschaft|vrijgesteld|vrijstelling|opgeschort|ontheff|overbodig|optioneel|hoeft|hoeven',
  without: 'zonder',
  demand:
    'moet_|moeten|dient_|dienen|vereist|verplicht|noodzakelijk|nodig|benodigd|verzocht|uitsluitend|alleen (?:op|met|na)|gelieve|worden afgenomen|wordt afgenomen|afgenomen|vooraf',
  may: 'als_|indien_|wanneer|kan_|kunnen|eventueel|mogelijk_|in sommige gevallen|zo nodig|aanbevolen|behoudt zich',
  permit: 'mag_|mogen|kan_|kunnen|toegestaan|geeft recht|gerechtigd|mogelijk|toegelaten|vergezel|meekomen|meereizen',
  former: 'voorheen|vroeger|tot nu toe|tot dusver|voordien|in het verleden',
  yes: 'ja_',
  no: 'nee_|neen_|geen_|niet_',
  appointment: 'afspra(?:ak|ken)',
  interview: 'interview|gesprek|onderhoud_',
  prints: 'vingerafdruk|biometri',
  sponsor: 'uitnodiging|werkgever(?!sverklaring)|arbeidscontract|garantsteller|uitnodigende|sponsor|gastinstelling',
  family: 'famil|gezin|echtgeno|partner_|kinderen|gezinsleden',
  work: 'werken_|werk_|arbeid_|betaalde? arbeid|baan_|dienstverband|beroepsactiviteit',
  workPermit: 'werkvergunning|tewerkstellingsvergunning|arbeidsvergunning',
  others: 'kind|minderjarig|student|vingerafdruk|ouder_|ouders_|begeleider',
  age: 'leeftijd|jaar_|oud_|jonger|ouder',
  ageRange:
    'tussen (?:de )?# en (?:de )?# ?jaar|(?:van )?#(?: jaar)? (?:tot en met|tot|t/m) #(?: jaar)?|# ?- ?# jaar|(?:ten|10) minste # en (?:ten hoogste|hoogstens|maximaal) #',
  ageMin:
    '(?:ten minste|10 minste|minstens|minimaal|vanaf|minimumleeftijd[^.\\d]{0,20}|niet jonger dan|(?<!niet )ouder dan) #|# jaar (?:of|en) ouder',
  ageMax:
    '(?:ten hoogste|10 hoogste|hoogstens|maximaal|tot en met|niet ouder dan|maximumleeftijd[^.\\d]{0,20}|leeftijdsgrens[^.\\d]{0,30}|niet meer dan) #|# jaar (?:of|en) jonger',
  ageBelow: '(?:jonger dan|onder de|nog geen|minder dan)(?<!niet jonger dan) #',
  experience: 'ervaring|werkervaring|praktijk',
  school: 'universiteit|instelling|instituut|hogeschool|onderzoekscentr',
  renowned: 'gerenommeerd|erkend|vooraanstaand|toonaangevend|bekend|befaamd',
  stay: 'verblijf(?!svergunning|stitel|sdocument|skaart)|verblijven',
  validity: 'geldig|looptijd',
  otherValidity:
    'paspoort|formulier|foto|brief|verklaring|vingerafdruk|vergunning|verzekering|maatregel|(?:ten|10) minste|minimaal|afspraak',
  regular: 'normaal|normale|regulier|standaard|gewone|verwerkingstijd|behandeltijd|behandelingstermijn|gewoonlijk',
  express: 'spoed|express|versneld|dringend',
  otherDays:
    'bij aankomst|vóór|voor (?:vertrek|de afspraak|afloop|het verlopen)|uiterlijk|na (?:aankomst|binnenkomst|inreis)|annul|restitu|terugbetal|gesloten',
  centre:
    'het centrum_|visumcentrum|visum-?aanvraagcentrum|visa-?centrum|chinese visa application|visa application service|visumdienstencentrum',
  post: '(?:bij|in|op|aan|naar|via) (?:de |het |onze |ons )?(?:\\p{L}+ )?(?:ambassade|consulaat|consulaat-generaal|consulaire afdeling|loket|balie)',
  online: 'online|via internet|via de website|elektronisch|digitaal|cova_',
  mail: 'per post|per koerier|postaal|aangetekend',
  agent: 'bureau_|reisbureau|gemachtigd|volmacht|tussenpersoon|derden',
  lodge:
    'aanvra|indien|ingediend|indienen|inlever|invullen|ingevuld|persoonlijk|dient uw|afgeven|verschijn|langskomen|opsturen|aangenomen|geaccepteerd|in behandeling',
  otherBusiness: 'betal|ophalen|afhalen|telefon|legalis|notar|gesloten|feestdag|politie|verleng',
  papers: 'document|benodigd|bescheiden|stukken|papieren|checklist|vereisten',
  bring: 'overleg|indien|inlever|meenemen|bijvoeg|benodigd|vereist|nodig|invullen|toon|voorleg',
  from: 'vanaf|met ingang van|ingaande|sinds|per_|ingangsdatum:?',
  fromAfter: '',
  until: 'tot(?: en met)?_|t/m|eindigt op|loopt tot',
  untilAfter: '',
  inForce: 'van kracht|treedt|treden|geldt|gelden|ingevoerd|begint|start',
  otherDates: 'gepubliceerd|bijgewerkt|ondertekend|geboren|feestdag|gesloten|afgegeven vóór',
});
