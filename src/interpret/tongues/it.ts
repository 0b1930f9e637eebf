import { lexicon } from './lexicon.ts';

export const ITALIAN = lexicon('it', {
  common:
    'visto passaporto richiesta richiedente richiedenti sono può deve presso anni dopo prima gli dei degli alle dalla cinese domanda il lo la gli le di e è per con del della che un una non in da al alla dei nel sono si o ai delle',
  deny: 'non_|né_|nessun|neppure|neanche|senza obbligo|abol|soppress|elimin|sospes|esent|esenzion|esoner|dispens|revocat|rinunc|facoltativ|superfluo|più necessari|cessa(?:no|ta)?_|annullat',
  without: 'senza_',
  demand:
    'sistematic|dev(?:e|ono|i)_|dovr|occorre|occorrono|necessari|obbligator|richiest|indispensabil|bisogna|è tenut|sono tenut|si prega|va_|vanno_|previsti?_|prevista|previo|esclusivamente|solo su|serve_|servono|sottopors|sostenere|imprescindibil|obbligo|saranno (?:rilevat|raccolt)|verranno|vengono|viene_|effettua|presentarsi|soltanto',
  may: "se_|qualora|quando|può_|possono|potr|eventual|in caso|in alcuni casi|all'occorrenza|si riserva|a discrezione|consigli|raccomand|talvolta",
  permit: 'può_|posso_|possono|potr|permess|permette|consent|autorizz|ammess|possibil|diritto|abilita|accompagn',
  former:
    'era_|erano_|\\p{L}+avano_|costava|in precedenza|precedentemente|in passato|finora|fino ad ora|una volta|un tempo|la vecchia|fino al [^,;]{4,30}(?:era|erano|costava)',
  yes: 'sì_|certo|certamente',
  no: 'no_|non_|nessun',
  appointment: 'appuntament|prenota(?:zione|re|rsi)_',
  interview: 'colloqui|intervist',
  prints: 'impront|biometri|dattilosc',
  sponsor:
    "invitat[oi] da|contratto con un|azienda (?:cinese|in cina)|ente invitante|(?:lettera d[i'] ?)?invit[oi]_|invitante|datore di lavoro|datori di lavoro|contratto di lavoro|offerta di lavoro|sponsor|garante|ente ospitante|azienda ospitante|istituzione ospitante|impresa cinese",
  family: 'famil|famigli|coniuge|coniugi|figli_|mogli|marito|congiunt',
  work: 'lavorar|lavoro_|attività (?:lavorativa|retribuita)|impiego|occupazione|svolgere attività|lavorativ|retribuit',
  workPermit:
    'permesso di lavoro|permessi di lavoro|autorizzazione (?:al lavoro|di lavoro|lavorativa)|nulla osta al lavoro|licenza di lavoro',
  others: 'minor(?:i|enni)_ (?:di|accomp)|minorenn|figli|student|tirocinant|impront|accompagnator|genitor|bambin',
  age: 'età|anni_|maggior(?:e|i) di|maggiorenn',
  ageRange:
    '(?:tra|fra|dai|da)(?: i| gli)? #(?: anni)? (?:e|ai|a|agli)(?: i| gli)? #|# ?(?:-|ai|a|e) ?# anni|almeno # anni e (?:non più di|al massimo|meno di) #',
  ageMin:
    '(?:almeno|minim[oa](?: di)?|non inferiore a(?:i)?|superiore a(?:i)?(?<!non superiore ai?)|a partire da(?:i)?|(?<!non )maggior(?:e|i) di|età minima[^.\\d]{0,20}|compiuto(?: i)?|non meno di|dai) # ?anni|età minima[^.\\d]{0,20}#|# anni (?:compiuti|o più|di età minima)',
  ageMax:
    "(?:non superiore a(?:i)?|massim[oa](?: di)?|al massimo|non (?:più di|oltre(?: i)?|superare i|superi(?:no)? i|aver superato i|abbiano superato i)|fino a(?:i)?|entro i|limite (?:massimo )?d(?:i|'|ell')? ?età[^.\\d]{0,30}|età massima[^.\\d]{0,20}|superare i|superato i|oltre i) ?#|# anni (?:al massimo|o meno|inclusi|compresi)",
  ageBelow:
    '(?:(?:meno|minor[ei]) di|inferiore a(?:i)?(?<!non inferiore ai?)|sotto i|non (?:ancora )?(?:compiuto|aver compiuto|abbiano compiuto)(?: il| i)?|prima (?:di compiere|dei)(?: i)?|under) #',
  experience: 'esperienza|anzianità|pratica professionale',
  school: 'universit|istitut|ateneo|enti? di ricerca|centr[oi] di ricerca|scuol|politecnic|laborator',
  renowned:
    'rinomat|prestigi|riconosciut|di fama|chiara fama|autorevol|illustr|di rilievo|di primo piano|accreditat|fama internazionale|noti_|nota_',
  stay: 'soggiorn|permanenza|rimanere|restare|trattener',
  validity: 'durata del visto|valid|valevole|vigenza',
  otherValidity:
    "passaporto|modulo|foto|lettera|certificat|attestat|impront|permesso|carta d'identità|assicurazion|misura|avviso|almeno|residua|minim|appuntament|non inferiore|superiore a",
  regular: 'ordinari|normal|standard|regolar|tempi|abitual|di norma',
  express: 'urgen|espress|express|rapid|veloc|accelerat',
  otherDays:
    "all'(?:arrivo|ingresso)|prima d|entro (?:e non oltre )?|con anticipo|di anticipo|dopo (?:l'|il |la )?(?:ingresso|arrivo)|annull|rimbors|rispost|esame preliminare|pre-esame|chius",
  centre:
    '(?:al|presso il|nel|dal) centro_|centro (?:di )?(?:servizi(?:o)? )?(?:di |per (?:la |le )?|per i )?(?:richiest[ae] (?:di )?|domand[ae] (?:di )?)?vist[oi]|centri visti|centro visti|chinese visa application',
  post: "(?:presso|all'|in|al|allo|alla|nell'|nel|dall'|recandosi) ?(?:l'|il |lo |la |questa |questo |nostra )?(?:\\p{L}+ )?(?:ambasciata|consolato|sportell|sezione consolare|ufficio (?:consolare|visti)|cancelleria consolare)",
  online:
    'online|on-line|on line|in linea|via internet|tramite (?:il )?(?:sito|portale)|sul sito|cova_|https?:|per via telematica|telematic|elettronic',
  mail: 'per posta|via posta|postal|tramite (?:posta|corriere)|con corriere|raccomandata|a mezzo posta|per corriere',
  agent: 'agenzi|intermediar|delegat|delega_|terzi_|rappresentant|procur',
  lodge:
    'presenta|richied|consegn|compil|deposit|inoltr|invi(?:at|ar|o)|recar|di persona|personalmente|domand[ae]|richiest[ae]|accett|ricev|accede|rivolger|effettuar|trasmess|caricar',
  otherBusiness:
    'pagament|pagar|versament|ritir|telefon|informazion|legalizz|notaril|autentic|chius|festiv|polizia|questura|registrar|proroga|rimbors',
  papers: 'document|requisit|allegar|presentare|pratica|incartamento|elenco|occorre presentare|necessari',
  bring:
    'present[aio]|alleg[ahi]|presentare|allegare|consegnare|fornire|esibire|portare|produrre|compilare|munit|muniti|corredat|necessari|occorr|richiest',
  from: "a (?:partire|decorrere|far data) da(?:l(?:l')?)?|dal(?:l')?_?|dall'|dal giorno|con effetto dal(?:l')?|decorrenza:? ?(?:dal)?|tra il|in vigore (?:dal|il)|inizio:?",
  fromAfter: 'in poi',
  until:
    "fino a(?:l(?:l')?)?|sino al(?:l')?|al(?:l')?_|all'|e il|entro il|scade(?:nza)?:? (?:il )?|termina il|prorogat\\p{L} (?:fino )?al",
  untilAfter: '',
  inForce: 'vigor|effett|applic|decorr|inizi|avvi|apre_|aprirà|introdott|attiv',
  otherDates: 'pubblicat|aggiornat|firmat|nato|nata|festiv|chius|rilasciat\\p{L} prima|adottat|approvat',
});
