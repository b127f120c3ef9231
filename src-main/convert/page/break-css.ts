import { eachList } from './list-columns.ts';

/**
 * Where a page may end, in terms that hold for pages and for columns of their size. A heading stays with what follows
 * it, an entry's line and its first words or first bullet with the heading; an entry that fits on a page is not torn
 * apart; a bullet and a table row are whole, and no line and no bullet is alone at either side of a break. What comes
 * last in an entry sets the next entry free: its own wish to keep with what follows would bind the two together.
 * `lists` are the selectors of lists that may be set in columns.
 */
export const breakCss = (lists: readonly string[]): string => `h1,h2,h3,h4{break-after:avoid;break-inside:avoid}
p,li{orphans:2;widows:2}
.masthead{break-inside:avoid;break-after:avoid}
.role,.contact,.entry-line,.opens-list{break-after:avoid}
.whole{break-inside:avoid}
li,tr{break-inside:avoid}
li:first-child:not(:last-child){break-after:avoid}
li:last-child:not(:first-child),ul+p,ol+p{break-before:avoid}
h3+ul,h3+ol,h3+p,.entry-line+ul,.entry-line+ol,.entry-line+p{break-before:avoid}
${eachList(
  lists,
  (list) => `${list}{break-inside:avoid}
${list}>li:first-child:not(:last-child){break-after:auto}
${list}>li:last-child:not(:first-child){break-before:auto}`,
)}
thead{display:table-header-group;break-after:avoid}
tbody>tr:first-child:not(:last-child){break-after:avoid}
tbody>tr:last-child:not(:first-child){break-before:avoid}
.entry>:last-child,.masthead>:last-child{break-after:auto}`;
