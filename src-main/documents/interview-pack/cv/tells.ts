const yearNumber = /\b(?:19|20)\d{2}\b/gu;
const figure = /(?<![\p{L}\p{N}.-])\d[\d.,]*(?![\p{L}\d])|\d\s?(?:%|k|M|x|€|\$|£)/u;
const measures =
  /\b(?:half|halv\w+|third|quarter|twice|doubl\w+|tripl\w+|tenfold|moitié|doublé\w*|triplé\w*|divisé\w*|multiplié\w*)(?![\p{L}])/iu;

/** Whether a text measures something; a mere year doesn't. */
export const hasFigure = (text: string): boolean => figure.test(text.replace(yearNumber, '')) || measures.test(text);

const effect =
  /\d\s?%|(?<!\p{L})(?:from .{1,60}\d.{0,40} to |de .{1,60}\d.{0,40} à )|(?<!\p{L})(?:cut|reduc|lower|fell|rose|rais|increas|grew|sav|improv|shorten|halv|doubl|tripl|faster|early|réduc|réduit|baiss|augment|amélior|économis|gagn|diminu|accélér|divis|multipli|passé)/iu;

/** Whether a text measures an effect, not only an amount of work. */
export const tellsOfEffect = (text: string): boolean => hasFigure(text) && effect.test(text);

const leading =
  /(?<!\p{L})(?:mentor|coach|train(?:ed|ing)|supervis|manag(?:ed|ing) (?:a|the|\d)|led (?:a|the|\d+|an)(?: \p{L}+)? (?:team|group|engineer|people|developer)|team of|lead of|hired|recruit|encadr|form(?:é|ation) de|équipe de|manag(?:é|ement) d|dirigé (?:une|l’|l')|pilot(?:é|age) d’une équipe)/iu;

/** Whether a text tells of leading, teaching or hiring people. */
export const tellsOfLeading = (text: string): boolean => leading.test(text);

const people =
  /(?<!\p{L})(?:stakeholder|communicat|collaborat|teamwork|team work|leader|leading|mentor|coach|facilitat|workshop|negotiat|present(?:ing|ation)|interpersonal|client|customer|board|people|parties prenantes|équipe|equipe|anim(?:er|ation)|atelier|négoci|encadr|manag(?:er|ement) d|relation|pédagog|écoute|esprit|travail en)/iu;

/** Whether a text is about working with people rather than with things. */
export const isAboutPeople = (text: string): boolean => people.test(text);
