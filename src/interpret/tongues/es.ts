import { lexicon } from './lexicon.ts';

export const SPANISH = lexicon('es', {
  common:
    'solicitud solicitante solicitantes pasaporte chino sin está años según si requisitos ser podrá quienes el la los las y es de en para con por se que un una del al no o su lo más como son deberán',
  deny: 'no_|ni_|ning[uú]n|tampoco|jamás|ya no|nunca|elimin|suprim|cancel(?:a|ó|ad)|anul|exen|exent|exim|exoner|exceptu|dispens|suspend|deja(?:n|rá|rán)? de|innecesari|opcional|facultativ|prescind',
  without: 'sin_',
  demand:
    'sistemátic|deb(?:e|en|er|erá|erán|ido)_?|es (?:necesari|obligatori|imprescindible|preciso|menester|indispensable)|necesari|obligatori|imprescindible|requier|requisito|requerid|exig|hay que|hace falta|necesit|tiene(?:n)? que|tendrá|únicamente|solo con|sólo con|se ruega|sírvase|favor de|se (?:realiza|llevar)|será(?:n)? (?:entrevistad|citad|convocad)|tomará|tomar[aá]n|acudir a una|pasar una|solamente|exclusivamente',
  may: 'si_|cuando|puede|pueden|podrá|podrán|podría|en caso|eventual|según el caso|se reserva|dependiendo|de ser necesario|a criterio|recomend|aconsej|ocasional',
  permit: 'pued|podr|permit|autoriz|habilit|posible|derecho_|faculta|admit|acompañ|viajar',
  former:
    'hasta (?:el año )?\\d{4} no_|\\p{L}+aban_|\\p{L}*(?<!r)ían_|era_|eran_|costaba|anteriormente|antes_(?! (?:de|del|que)_)|hasta (?:ahora|entonces|el [^,;]{4,30}(?:era|costaba|fue|eran))|en el pasado|antiguamente|la norma anterior|la tarifa anterior|hasta la fecha',
  yes: 'sí_|claro|por supuesto|en efecto|correcto|así es',
  no: 'no_|ningun|ningún|tampoco|en absoluto',
  appointment:
    'cita_|citas_|cita previa|turnos?_|reserva(?:r|ción)?_ (?:de )?(?:hora|fecha|turno|cita)|agendamiento|agendar|hora reservada|fecha reservada|reserva previa|hora previa|reserva de hora',
  interview: 'entrevista',
  prints: 'huella|biométri|dactilar',
  sponsor:
    'invitad[oa]s? por|entidad invitante|parte invitante|(?:carta de )?invitaci[oó]n|invitante|emplead(?:or|ora)|empresa (?:china|contratante|empleadora|patrocinadora)|contrato (?:de trabajo|laboral)|oferta (?:de (?:empleo|trabajo)|laboral)|patrocin|garante|aval_|entidad (?:anfitriona|receptora|invitante)|institución (?:anfitriona|receptora)',
  family: 'famil|cónyuge|espos[ao]|hijos|pareja|dependientes|parientes',
  work: 'trabajar|trabajo_|empleo|laboral|remunerad|ocupación|actividad(?:es)? (?:lucrativa|laboral|remunerada)|lucrativ',
  workPermit: 'permisos? (?:de trabajo|laboral)|autorización (?:de trabajo|laboral|para trabajar)|licencia de trabajo',
  others: 'menor(?:es)? de (?:edad|14)|hijo|niñ|estudiante|becari|huella|acompañante|tutor',
  age: 'edad|años_|mayor(?:es)? de_|menor(?:es)? de_',
  ageRange:
    '(?:entre|de|desde)(?: los)? #(?: años)?(?: cumplidos)? (?:y|a|hasta|e)(?: los)? #|# ?(?:a|-|y) ?# años|tener (?:al menos|mínimo) # (?:años )?y (?:no más de|como máximo|máximo|menos de) #',
  ageMin:
    '(?:(?<!no ser |no )mayor(?:es)? de|al menos|mínim[oa](?: de)?|como mínimo|no menos de|no menor(?:es)? de|a partir de(?: los)?|desde los|edad mínima[^.\\d]{0,20}|haber cumplido(?: los)?|más de|cumplid[oa]s?(?: los)?|tener) # ?(?:años)?(?! (?:como máximo|o menos))|# años (?:cumplidos|como mínimo|o más)',
  ageMax:
    '(?:máxim[oa](?: de)?|como máximo|no (?:ser )?mayor(?:es)? (?:de|a)|no (?:tener |supere?n? |superar |exced\\p{L}+ |sobrepas\\p{L}+ )(?:más de )?(?:los )?|hasta(?: los)?|a lo sumo|edad máxima[^.\\d]{0,20}|límite de edad[^.\\d]{0,30}|tope[^.\\d]{0,20}|no más de|inferior o igual a|superar(?: los)?|exceder(?: de| los)*|límite(?: máximo)?[^.\\d]{0,20}) ?#|# años (?:como máximo|o menos|inclusive)',
  ageBelow:
    '(?:(?<!no )(?<!no ser )menor(?:es)? (?:de|a)|menos de|no (?:deben? |deberán? |pueden? )?(?:haber|hayan?|han) (?:aún |todavía )?(?:cumplido|alcanzado)(?: los| la edad de)?|antes de (?:cumplir|los)|sin (?:haber )?cumplir?d?o?(?: los)?|por debajo de(?: los)?|inferior a) #',
  experience: 'experiencia|trayectoria|práctica profesional|antigüedad|ejercicio profesional',
  school: 'universidad|instituci|centro de (?:investig|estud)|instituto|escuela|laboratorio|facultad',
  renowned: 'prestigi|renom|reconocid|reputad|afamad|destacad|célebre|de primer nivel|acreditad|de excelencia',
  stay: 'estancia|estadía|permanencia|permanecer|estada|quedarse',
  validity: 'duración (?:del visado|de la visa)|vigencia|vigente|válid|validez|valedera',
  otherValidity:
    'pasaporte|formulario|foto|carta|certificado|constancia|huella|residencia|seguro_|permiso|medida|presente aviso|al menos|mínim|superior|cita_|cédula|carné',
  regular: 'normal|ordinari|regular|estándar|habitual|común|corriente|plazo|demora|tramitación|tarda',
  express: 'urgen|exprés|express|expres|rápid|acelerad|semi-?urgente',
  otherDays:
    'a (?:la|su) llegada|al (?:llegar|ingresar|entrar)|antes (?:de|del)|con (?:una )?(?:antelación|anticipación)|después de (?:la |su )?(?:llegada|entrada|ingreso)|a más tardar|cancel|reembols|devol|respuesta|responder|revisión previa|preliminar|en línea se revis|dentro de los|cerrad',
  centre:
    'centro (?:chino )?de (?:servicio\\S* (?:para|de) )?(?:la )?(?:solicitud(?:es)? de )?vis[ao](?:do)?s?|centro de visados?|centro de visas?|cssvc_|chinese visa application|centro de solicitud|centro de tramitación|al centro_|en el centro_',
  post: '(?:en|a|ante|al|directamente|hacia) (?:la |el |nuestra |nuestro |esta |este |las |los )?(?:\\p{L}+ )?(?:ventanill|embajada|consulado|sección consular|oficina consular|misión|departamento consular|sede)',
  online:
    'en línea|online|on-line|por internet|vía internet|a través d[^.;,]{0,30}(?:web|sitio|página|sistema)|cova_|https?:|electrónic|en el sitio|en la web|virtual',
  mail: 'por correo(?! electr)|correo postal|postal|por mensajería|correo certificado|vía postal|por courier|paquetería',
  agent: 'agencia|gestor|apoderad|representante|tercer[oa]|intermediari|por poder|delegad|mandatari',
  lodge:
    'cumpliment|cargu|sub(?:a|ir|e)_|entre en|present|solicit|tramit|entreg|rellen|complet|complét|llen(?:ar|e|ado|o)_|acudir|acud|dirigirse|dirig|personalmente|en persona|deposit|envi|recib|gestion|realizar|realiza_|ingresar al sistema|aceptan|aceptará|radicar|comparecer|apersonarse|visitar',
  otherBusiness:
    'pago_|pagar|abonar|recog|retir(?:ar|o)|recolec|inform(?:es|arse)|consultas|llamar|legaliz|notari|apostill|cerrad|feriad|festiv|policía|registr(?:ar|o) (?:de )?(?:domicilio|residencia)|prórroga|reembols',
  papers:
    'documento|documentación|requisito|papeles|adjuntar|presentar|aportar|recaudos|lista|antecedentes a presentar',
  bring:
    'present[ae]|adjunt|aport|acompañ|presentar|aportar|adjuntar|entregar|acompañar|traer|llevar|exhibir|proporcionar|completar|rellenar|llenar|requier|necesari|consign|anexar|incluir|imprimir',
  from: 'a partir d(?:el?|e los)(?: día)?|desde(?: el)?|a contar d(?:el?|e)|con efecto(?:s)? (?:a partir )?d(?:el?|esde)|entre el|rige(?:n)? desde|vigente desde|en vigor (?:el|desde)|inicio:?',
  fromAfter: 'en adelante',
  until:
    'hasta(?: el)?(?: día)?|al_|y el|vence(?:n|rá|rán)? el|finaliza(?:rá)? el|concluye el|fin:|prorroga(?:da|do)? hasta|extiende hasta',
  untilAfter: '',
  inForce: 'vigor|vigencia|vigente|aplic|entra(?:rá|n|rán)? en|comienz|comenz|inici|abrir|rige|rigen|implement|efectiv',
  otherDates: 'public|actualiz|firmad|nacid|feriad|festiv|cerrad|expedid\\p{L}+ antes|emitid\\p{L}+ antes|aprobad',
});
