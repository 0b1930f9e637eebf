import { lexicon } from './lexicon.ts';

export const GERMAN = lexicon('de', {
  common:
    'visum reisepass antrag antragsteller sowie wenn nicht auch aus wir sie ihr ihre muss müssen dauert jahre eines einer einem der die das und ist nicht mit für von den dem ein eine werden zu auf bei oder sind wird bis zum im des',
  deny: 'nicht(?! nur)|kein(?:e|en|er|es|em)?_|weder|entf[aä]ll|abgeschafft|aufgehoben|verzicht|befrei|ausgesetzt|eingestellt|wegfall|unnötig|entbehrlich|hinfällig',
  without: 'ohne_|ohne dass',
  demand:
    'muss_|müssen|ist zu_|sind zu_|(?:ist|sind) [^.;]{0,60}zu (?:\\p{L}+en|\\p{L}*zu\\p{L}+)|erforderlich|notwendig|nötig|benötig|verlangt|voraus(?:gesetzt|setzung)|pflicht|vorgeschrieben|zwingend|brauch|bitte|gebeten|unerlässlich|obligatorisch|sollen?_|\\p{L}*vorzulegen|einzureichen|ausschließlich|nur nach|nur mit|(?:wird|werden) [^.;]{0,50}(?:geführt|eingeladen|erfasst|abgenommen|genommen)|statt_',
  may: 'wenn_|falls|sofern|kann_|könn|könnte|gegebenenfalls|ggf|unter umständen|vorbehalten|vorbehält|im einzelfall|in einzelnen fällen|fallweise|bei bedarf|möglicherweise|empfohlen|empfiehlt',
  permit:
    'darf|dürf|kann_|können|erlaubt|gestattet|berechtigt|zulässig|möglich|zugelassen|willkommen|befugt|mitkommen|begleiten',
  former:
    'galt(?:en)?_|betrug(?:en)?_|mussten?_|kosteten?_|bis(?: zum)? [^,;]{4,30}(?:galt|betrug|war|wurde|musste|kostete)|bislang|bisher|früher|ehemals|damals|die alte regelung',
  yes: 'ja_|selbstverständlich',
  no: 'nein_|keine?_|nicht_',
  appointment: '(?:\\p{L}+-?)?termin(?!al|ologie|iert)',
  interview: '(?:auswahl|vorstellungs|persönliches )?gespräch|interview|befragung|konsulargespräch',
  prints: 'fingerabdr|biometri|fingerabdrück',
  sponsor:
    'eingeladen|einladung|einladende|arbeitgeber(?!bescheinigung|bestätigung)|arbeits(?:vertrag|angebot)|bürge|bürgschaft|gastgeber|gastinstitution|aufnehmende|sponsor',
  family:
    'familie(?!nname|nstand)|ehe(?:partner|gatte|frau|mann)|ehepartner|ehegatt|lebenspartner|kinder|angehörige|familienangehörige',
  work: 'arbeiten_|arbeit_|erwerbst|beschäftigung|berufstätig|anstellung|erwerbs|arbeitsaufnahme|jobs?_',
  workPermit: 'arbeitserlaubnis|arbeitsgenehmigung|arbeitsbewilligung|arbeitslizenz',
  others: 'kind|minderjährig|studierende|student|schüler|praktikant|fingerabdr|begleitperson|erziehungsberecht|eltern',
  age: 'alter_|jahre alt|jahren? alt|lebensjahr|altersgrenze|altersobergrenze|volljährig|jünger|älter|mindestalter|höchstalter|jahren?_|\\p{L}*alter_',
  ageRange:
    'zwischen (?:dem )?#\\.? und (?:dem )?#\\.? ?(?:jahr|lebensjahr)|(?:von |im alter von |alter: ?|altersspanne:? )?# (?:jahren? )?bis(?: einschließlich| zu| höchstens| maximal)? #\\.?(?= ?(?:jahr|$|[.;,)]))|# ?- ?# jahr|mindestens # und (?:höchstens|maximal|nicht älter als) #',
  ageMin:
    'mindestens #|nicht jünger als #|ab (?:dem )?(?:vollendeten )?#|(?:das )?#\\. lebensjahr (?:bereits )?(?:vollendet|erreicht)|mindestalter[^.\\d]{0,20}#|wenigstens #|untergrenze[^.\\d]{0,20}#|(?<!nicht )älter als #|über # jahre|# jahre (?:oder|und) älter',
  ageMax:
    'höchstens #|nicht älter als #|maximal #|bis (?:zum |zu )?(?:vollendeten )?#|höchstalter[^.\\d]{0,20}#|altersgrenze[^.\\d]{0,30}#|obergrenze[^.\\d]{0,20}#|nicht (?:mehr als|über) #|#\\.? (?:lebensjahr |jahre )?(?:noch )?nicht (?:überschr|übersch)|# jahre (?:oder|und) jünger|(?:die )?# (?:jahre )?nicht überschr',
  ageBelow:
    'unter #|jünger als #|noch nicht #|(?:das )?#\\. (?:lebensjahr|geburtstag) (?:noch )?nicht (?:vollendet|erreicht|vollenden)|vor vollendung des #|weniger als #',
  experience: 'berufserfahrung|arbeitserfahrung|erfahrung|berufspraxis|berufstätigkeit|praxis_|forschungserfahrung',
  school:
    '\\p{L}*hochschul|\\p{L}*universität|\\p{L}*forschungseinricht|\\p{L}*forschungsinstitut|institut|bildungseinricht|\\p{L}*akademie',
  renowned:
    'namhaft|renommiert|anerkannt|angesehen|führend|bekannt|hochrangig|erstklassig|staatlich anerkannt|weltweit|top-',
  stay: '\\p{L}*aufenth(?:alt|alts)(?!stitel|serlaubnis|sgenehmigung)|aufhalten|verweil|bleiben_|verbleib',
  validity: 'visumdauer|dauer des visums|gültig|geltung|gilt_|gelten_|laufzeit|nutzbar',
  otherValidity:
    'pass_|reisep[aä]ss|\\p{L}*reisepass|formular|foto|\\p{L}*bild_|schreiben|bescheinigung|zeugnis|fingerabdr|aufenthaltstitel|aufenthaltserlaubnis|versicherung|erlaubnis|genehmigung|regelung|maßnahme|mindestens|termin',
  regular: 'regul|normal|standard|regel|üblich|gewöhnlich|bearbeitungszeit|bearbeitungsdauer|dauert|in der regel',
  express:
    'express|\\p{L}*eil(?:antrag|bearbeitung|verfahren|dienst|service|zuschlag|visum)|eilig|dringend|beschleunigt|schnell',
  otherDays:
    'bei (?:der )?(?:einreise|ankunft)|vor (?:ablauf|abreise|reise|reisebeginn|einreise|dem termin|der)|spätestens|nach (?:der )?(?:einreise|ankunft)|storn|absag|verschieb|erstatt|rückerstatt|rückmeldung|antwort|aufbewahr|vorprüfung|online-prüfung|innerhalb von|geschlossen',
  centre:
    '(?:das|zum|im|ins) (?:\\p{L}+ )?zentrum|\\p{L}*visa(?:antrag|service|stelle|bearbeitung|-)\\S*(?:zentrum|zentren|center|centre|zentrums)|visa-?zentr|visazentr|chinese visa application service cent|visa (?:application )?(?:service )?cent(?:er|re)',
  post: '(?:zum|im|am|beim) (?:\\p{L}+ ){0,2}(?:schalter|konsulat|generalkonsulat)|(?:bei|in|an|im|am|beim|zur?|ins|vor|durch) (?:\\p{L}+ ){0,3}(?:botschaft|(?:general)?konsulat|konsularabteilung|schalter|visastelle|konsularische\\p{L}* abteilung|konsularabt)',
  online: 'online|elektronisch|im internet|über das internet|über die (?:web)?seite|cova_|digital',
  mail: '(?:per|mit der|auf dem|durch die) (?:post|kurier|einschreiben)|postalisch|postweg|\\p{L}*postversand|per postweg|briefpost|zugesandt|eingesandt|postsendung',
  agent: 'agentur|reisebüro|vermittl|bevollmächtigt|\\p{L}*vertreter|vollmacht|durch dritte|visadienst|dritte person',
  lodge:
    '\\p{L}*beantrag|laden_|geben_|(?:ein|ab)?(?:zu)?reich|abgeben|abgegeben|abzugeben|abgabe|vorsprech|vorzusprechen|beantrag|antragstell|(?:visum|visa)?antr[aä]g|stellen_|gestellt|persönlich|erscheinen|vorstellig|ausfüll|auszufüllen|ausgefüllt|entgegengenommen|angenommen|entgegen_|einsenden|eingesandt|hochladen|aufsuchen|begeben|kommen_|vorlegen|übermittel|zu stellen|einricht',
  otherBusiness:
    'gebühr|bezahl|zahlung|abhol|telefon|auskunft|legalis|beglaubig|notar|reisepass beantr|geschlossen|feiertag|polizei|anmeld|meldebehörde|verlänger|website|webseite|e-mail an',
  papers:
    'unterlage|dokument|papiere|nachweise|erforderlich sind|benötigt werden|beizufügen|einzureichen|vorzulegen|checkliste|antragsunterlagen|mitzubringen',
  bring:
    'einzureichen|vorzulegen|beizufügen|mitzubringen|einreichen|vorlegen|mitbringen|beifügen|benötig|erforderlich|auszufüllen|ausfüllen|reichen_|legen sie|bringen sie|abzugeben|beilegen|vorgelegt|eingereicht',
  from: 'ab(?: dem)?_|seit(?: dem)?_|mit wirkung (?:vom|zum|ab)|beginnend (?:am|ab|mit)|beginn:?|inkrafttreten:?|in kraft seit|gültig ab|gilt ab',
  fromAfter: '(?:an_|in kraft|tritt|treten|wird|werden)_',
  until: 'bis(?: einschließlich| zum| zum ablauf des| spätestens)?_|endet am|ende:|läuft am|enden am',
  untilAfter: 'außer kraft|abgelaufen',
  inForce:
    'in kraft|wirksam|gilt_|gelten|eingeführt|beginnt|startet|aufgenommen|eröffnet|angewandt|angewendet|umgestellt|erhoben',
  otherDates:
    'veröffentlicht|aktualisiert|stand:|unterzeichnet|geboren|feiertag|geschlossen|vor dem [^.;]{0,24}(?:ausgestellt|erteilt)|verabschiedet|rückwirkend',
});
