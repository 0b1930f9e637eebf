import { lexicon } from './lexicon.ts';

export const FRENCH = lexicon('fr', {
  common:
    'aux chinois chinoise vous votre il elle cette ces ils sera seront après avant avoir être demandeur demande visas aucun le la les des et est une un pour dans du au aux par sur qui que sont avec ou ne pas ce à en être leur',
  deny: "(?:ne|n')[^.;,]{0,40}(?:pas|plus|aucun|guère|ni)_|pas (?:besoin|nécessaire|obligatoire|requis|exigé|de_|d')|aucune?_|ni_|plus (?:besoin|nécessaire|obligatoire|requis|exigé)|non (?:requis|nécessaire|exigé|obligatoire|accept|autoris)|supprim|suppression|annul(?:é|er|ation)|abol|dispens|exempt|exonér|suspen|inutile|facultati|interdit|lev(?:ée|é) de|renonc|abandon",
  without: 'sans_',
  demand:
    "systémati|doi(?:t|vent)_|devr(?:a|ont)|il faut|oblig|nécessaire|requis|exig|indispensable|impérati|prié|veuillez|merci de|est à_|sont à_|uniquement|uniquement sur|exclusivement|tenus? d|il convient|faut-il|sera (?:conduit|organis|men|relev|recueilli)|seront (?:relev|recueilli|convoqu)|passer (?:un|l')|auront? (?:un|à)|lieu_|convoqu|présenter|demand(?:é|e)_",
  may: "si_|s'il|lorsque|quand|peut_|peuvent|pourr|éventuel|le cas échéant|en cas de|se réserve|au besoin|cas par cas|parfois|selon le cas|recommand|conseill",
  permit: 'peut_|puis_|peuvent|pourr|permis_|permet|autoris|admis|habilit|possible|droit_|accompagn|donne droit',
  former:
    "étaient|était_|fallait|coûtait|auparavant|précédemment|anciennement|jusqu(?:'ici|'alors|'à présent)|jusqu'au [^,;]{4,30}(?:était|étaient|coûtait|fallait)|autrefois|par le passé|l'ancien(?:ne)? (?:règle|tarif|procédure)|antérieurement",
  yes: 'oui_|tout à fait|bien sûr',
  no: 'non_|pas_|aucune?_|nullement|il (?:n|ne)_?',
  appointment: "rendez-vous|rdv_|créneau|prise de rendez|réserv(?:ation|er) (?:un |d')",
  interview: 'entretien|interview|entrevue|audition',
  prints: 'empreintes?|biométri|données biom|dactylo',
  sponsor:
    "invitée?s? par|entité (?:chinoise|invitante)|hébergeant|(?:lettre d')?invitation|invitant|employeur|contrat de travail|offre d'emploi|parrain|garant|organisme d'accueil|établissement d'accueil|entité invitante|promesse d'embauche",
  family:
    'famil|conjoint|époux|épouse|enfants|mari_|femme_|proches|personnes à charge|membres de (?:la|sa|leur) famille',
  work: 'travaill|travail_|emploi|salari|activité (?:professionnelle|rémunérée|lucrative|salariée)|exercer une activité|occuper un|embauch',
  workPermit: "permis de travail|autorisation de travail|permis (?:d')?emploi|licence de travail",
  others: 'enfant|mineur|étudiant|stagiaire|empreinte|accompagnateur|parent',
  age: "âge|ans_|âgée?s?_|tranche d'âge|limite d'âge|majeur",
  ageRange:
    '(?:entre|de) #(?: ans)?(?: révolus)? (?:et|à) #(?: ans)?|# ?(?:à|-|et) ?# ans|au moins # ans et (?:au plus|moins de|pas plus de) #|de # ans au moins à # ans',
  ageMin:
    "(?:au moins|minimum(?: de)?|au minimum|plus de|à partir de|dès(?: l'âge de)?|âge minim\\S*(?: est| requis)?(?: fixé)?(?: de| à|:)?|pas moins de|supérieur(?:e)? (?:ou égal(?:e)? )?à|avoir) # ?ans(?! (?:au plus|maximum|ou moins))|(?:âge minim\\S*[^.\\d]{0,24}) #|# ans (?:au moins|minimum|révolus|et plus|ou plus|accomplis)",
  ageMax:
    "(?:au plus|maximum(?: de)?|au maximum|pas plus de|jusqu'à(?: l'âge de)?|ne (?:pas )?(?:doi(?:t|vent) pas |peut |peuvent )?(?:excéder|dépasser|avoir plus de)|n'excéd\\S+ pas|ne dépass\\S+ pas|n'(?:ont|a) pas plus de|inférieur(?:e)? ou égal(?:e)? à|limite d'âge[^.\\d]{0,30}|âge maxim\\S*[^.\\d]{0,24}|limité à|excéder|dépasser|plafond\\S* (?:à|de)) ?#|# ans (?:au plus|maximum|ou moins|inclus)",
  ageBelow:
    "(?:moins de|avant (?:l'âge de|ses|leurs)|n'(?:ont|a|ayant) pas (?:encore )?(?:atteint|eu)(?: l'âge de)?|inférieure? à|pas (?:encore )?atteint(?: l'âge de)?|n'avoir pas atteint(?: l'âge de)?) #",
  experience: "expérience|ancienneté|pratique professionnelle|années d'activité",
  school: 'universit|établissement|institut|école|laboratoire|centre de recherche|grande école|organisme de recherche',
  renowned: 'renom|réput|reconnu|prestigi|célèbre|notoire|de premier plan|éminent|de premier rang|classée?s?_|illustre',
  stay: 'séjour|rester_|demeurer|présence en chine',
  validity: 'durée (?:de validité )?du visa|valab|validité|valide|durée de vie',
  otherValidity:
    'passeport|formulaire|photo|lettre|certificat|attestation|empreinte|titre de séjour|carte de séjour|assurance|permis|mesure|présent avis|au moins|supérieure? à|minimum|rendez-vous',
  regular: 'normal|ordinaire|standard|régulier|habituel|délai|classique|courant',
  express: 'express|urgent|urgence|accéléré|rapide|prioritaire',
  otherDays:
    "à (?:l'|leur |votre |son )arrivée|dès (?:l'|leur |son )arrivée|après être entré|avant (?:l'expiration|le départ|le rendez|la date|l'échéance|votre|leur)|au plus tard|après (?:l'arrivée|l'entrée|son arrivée|votre arrivée)|annul|rembours|répon|examen préalable|pré-examen|examen en ligne|dans les \\d+ [^.;]{0,20}(?:suivant|qui suivent)|fermé",
  centre:
    "(?:au|du) centre_|centre (?:de |des |du |chinois )*(?:services? )?(?:de |des |du |d'|pour )*(?:la |les )?(?:réception|accueil|traitement|dépôt|demandes?|visas?)[^.;,]{0,20}(?:visas?)?|centre des? visas?|cvasc|chinese visa application|centre de demande",
  post: "(?:à|au|auprès d\\S+|dans|de l'|vers|aux|devant|par|à l'|d'une|directement|rendre à) ?(?:l'|la |le |les |de |du |notre |leur |une )*(?:\\p{L}+ )?(?:guichet|ambassade|consulat|service consulaire|section consulaire|bureau des visas|service des visas|mission)",
  online: 'en ligne|par internet|sur internet|sur le site|cova_|https?:|électronique(?:ment)?|portail|télécharg',
  mail: '(?:par|voie|envoi\\S*) (?:la )?(?:poste|courrier(?! électr)|postale?|postaux|correspondance)|postal|par courrier|envois? post|chronopost|recommandé',
  agent: 'agence|mandataire|tiers_|intermédiaire|voyagiste|procuration|représentant|tierce personne|prestataire',
  lodge:
    "dépos|dépôt|présent|soumett|soumis|soumission|effectu|introdui|adress|remettre|remis|rempl|s'effectu|faire (?:une |la |sa |leur )?demande|demandes?[^.;]{0,40}(?:accept|reçu|trait|recev)|se rendre|rendre directement|en personne|reçue?s|envoy|complét|accept|transm|venir|sollicit",
  otherBusiness:
    'paiement|payer|régl|retir(?:er|ez) (?:votre|son|leur)|retrait|renseign|téléphon|légalis|notari|authentif|fermé|férié|police|enregistr(?:er|ement) auprès|prolong|remboursement',
  papers: 'pièces|documents?|dossier|justificatif|à fournir|à présenter|à joindre|liste|fournir',
  bring:
    'présent|joind|joign|fournir|présenter|joindre|produire|apporter|soumettre|remettre|remplir|munir|munis?_|compléter|déposez|déposer|accompagné|requis|nécessaires?',
  from: "[àa] (?:partir|compter|dater) (?:du|de|d')|dès(?: le)?|depuis(?: le)?|à partir du|à compter du|entre le|en vigueur (?:le|depuis|dès|du)|effet (?:le|au|du)|(?:prend(?:ra)?|prennent|prendront) effet (?:le|au|du|dès le|à compter du)|à dater du",
  fromAfter: '',
  until:
    "jusqu'au|jusqu'à|(?<!effet )au_|jusqu'(?:à la )?fin|expire\\S* le|prend fin le|échéance|prendra fin le|et le|valables? jusqu'au|fin:?",
  untilAfter: '',
  inForce: 'vigueur|effet|appliqu|entre(?:nt|ra|ront)? en|ouvr|commenc|débute|instaur|mis en place|lanc',
  otherDates: 'publi|mis à jour|mise à jour|signé|né le|férié|fermé|délivrés? avant|adopté',
});
