/** Month names and their usual abbreviations, without accents: English, French, German, Spanish, Italian, Portuguese, Dutch. */
const names = [
  'january jan janvier janv januar janner enero ene gennaio gen janeiro januari',
  'february feb fevrier fevr fev februar febrero febbraio fevereiro februari',
  'march mar mars marz maerz mrz marzo marco maart mrt',
  'april apr avril avr abril abr aprile',
  'may mai mayo maggio mag maio mei',
  'june jun juin juni junio giugno giu junho',
  'july jul juillet juil juli julio luglio lug julho',
  'august aug aout agosto ago augustus',
  'september sep sept septembre septiembre settembre set setembro',
  'october oct octobre oktober okt octubre ottobre ott outubro out',
  'november nov novembre noviembre novembro',
  'december dec decembre dezember dez diciembre dic dicembre dezembro',
];

/** Month number 1-12 by folded name. */
export const monthByName: ReadonlyMap<string, number> = new Map(
  names.flatMap((line, index) => line.split(' ').map((name): [string, number] => [name, index + 1])),
);
