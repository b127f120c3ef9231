import { skillDictionary } from '#shared/model/skill-dictionary.ts';
import { keyOf, wordsOf } from './words.ts';

const monthNames =
  'january jan february feb march mar april apr may june jun july jul august aug september sep sept october oct november nov december dec janvier fevrier mars avril mai juin juillet aout';

/** Months, which are names of people too: "May", "June", "August", "Avril". */
export const months: ReadonlySet<string> = new Set(monthNames.split(' '));

/** Everyday words that are names as well, in English and neighbouring languages. */
const everyday = `
  will grant mark bill art frank grace hope joy faith rose dawn summer autumn winter spring sunny baker cook miller smith
  young king long short black white green brown gray grey stone woods wood hill lane field fields banks bank price cash
  case chance chase page pace park parks bell ball bird fox wolf lamb rich drew pat rob sue jack nick dale glen heath reed
  ray rusty sandy penny pearl amber crystal ginger iris ivy lily violet olive daisy dean duke earl major pope prince van
  angel christian carol eve gene guy jean lance max miles norm rex skip stew trip victor wade ward warren day days knight
  bush rivers river brook brooks lake pond marsh moor ford bridges bridge church temple abbey castle house hall gates gate
  wall walls post power powers best good goodman strong sharp swift small little large noble love loving merry moody wise
  blunt bright gold golden silver steel iron glass powell fisher hunter archer cooper carpenter mason porter potter
  shepherd butler carter tailor taylor turner walker weaver ryder rider singer painter farmer gardener piper driver
  driven cross crane finch hawk swan drake robin martin crow peacock bishop monk friar abbot parson deacon marshal sheriff
  constable judge law laws lord baron count chief captain general sergeant page pages story storey word words read reader
  rush quick early late new newman old north south east west northern bond bonds stocks stock share budget temple
  ace buddy chip dash dot ernest earnest frank honor honour justice liberty mercy patience prudence verity constance
  clement felicity charity destiny harmony melody sky star storm rain rainer snow frost winters clay cliff forest
  garden gray hazel holly jasmine juniper laurel leaf maple myrtle oak palmer palm poppy rosemary sage thorn willow
  berry cherry apple lemon mint pepper rice bean bacon curry butter salt sugar honey coffee wine beer
  bull buck stag hart hare lion tiger bear colt steed pike salmon haddock trout herring
  able being case check clear close common court craft cure dear deal dent dial down drop ease edge else ever fair fall
  fine first flag fleet flint flood flow free french english german welsh scott irish
  ask aim call dare do don done gain give go got hand hard head heard held help hold home hood hope hook hunt hurt just
  keen keep key keys kind last lead leader learn left light line link list live lock look loom low main make
  manly marks marker match mean means meet mill mind mine moon more moss much must near need noon note only orange order
  over own pack paris part pay peace peak pick pike pine pink pitch plant play plum point pool poor press prior proper
  quest rack rank rare real right ring rise road roe rock roll roof root rule sand save scope sea seal search self send set
  seven shaw shell shine ship shore show side sign sister six skill sleep slide slow soft sole song sound speed spark spear
  stand start stay step still stout street such sun sure target team tell ten thing think thrift tide till time times top
  tower town track trade train tree true trust tune turn twist united unity vale vest view vine virtue voice vote wait
  wake walk want wash watch water way wear web weeks well wells wheel wide wild wind window wing winner wish with work
  worth yard year gap meta square stripe slack target visa bolt box zoom nest ring snap signal monday sage intel
  petit grand blanc noir roux marchand boulanger berger fontaine pierre fleur claire juste constant parfait gentil moulin
  lune clair fort leger riviere rivière chateau maison aime belle beau bonne vidal roy prevost mercier masson
  luz mar rosa paz sol cruz rey leon flores santos reyes rojo blanco rubio moreno sierra campo campos vega rios torres
  klein gross lang kurz schwarz weiss koch bauer jung alt neu sommer herbst stark schon kraft engel stein berg wolf
  can dev per even odd son ram lan wan san cam dom marine manager engineer developer consultant analyst director officer
  architect designer deep sales daughter father mother brother sister rank ran van von tech data code agile cloud
  senior junior expert student master masters professor doctor nurse pilot driver buyer seller trainer coach mentor
  scientist chemist artist writer editor author owner founder partner president secretary chair chairman
  banker broker trader lawyer economist biologist physicist planner tester
  modern noble wealth health care fit mobile digital global solid smart fresh clever pure basic public private local
  social human civil legal medical legend origin horizon summit vision focus impact insight promise benefit profit
  marina carmine merit melody sonny sandy randy handy candy mandy
  rem set ana lead leads test tests plan plans goal goals pen pin pot tin can van bay bell belt boot box bus cup
  hat map mat net nut pad pet pit pod rod rug tab tag tap tax toe top toy tub war bit bite byte bytes
  dom ram lisa ella iran oman norm norms nova aurora delta gamma sigma alpha beta omega zeta phi psi chi rho tau
  ma ba li wu su an bo al ed jo ng no so to he she it is in on at by us me my we or as if up be am are was`;

/** Names that are ordinary words: in lower case they are never names. */
export const ordinaryWords: ReadonlySet<string> = new Set([...everyday.trim().split(/\s+/).map(keyOf), ...months]);

const placeNames =
  'paris london florence sydney austin dallas jordan chad georgia virginia carolina victoria charlotte houston lincoln jackson washington madison chelsea brooklyn lyon nice nancy tours valencia santiago milan roma rome verona vienna geneva india china kenya israel ireland holland france berlin hamburg frankfurt bremen salerno cordoba toledo york kent lancaster derby bristol bath lourdes asia america africa europe savannah phoenix orlando denver camden cairo alexandria troy athens sofia lima cuba malta cyprus montana dakota nevada';

/** Places that are first names as well: always capitalised, so by themselves they name nobody. */
export const places: ReadonlySet<string> = new Set(placeNames.split(' '));

/** First words of skills' names: "Oracle", "Ruby", "Julia". */
const firstWordsOfSkills: ReadonlySet<string> = new Set(
  skillDictionary
    .filter(({ kind }) => kind === 'technical')
    .flatMap(({ terms }) => terms.flatMap(({ text }) => wordsOf(text)[0]?.keys[0] ?? [])),
);

/** Whether a skill's name is this word or begins with it. */
export const beginsSkill = (key: string): boolean => firstWordsOfSkills.has(key);

/** Words before a month that make it a date, in a few languages. */
export const beforeDates: ReadonlySet<string> = new Set(
  'in since from until till to by of during early late mid last next between through every each this before after around en depuis jusqu fin debut de im seit ab bis ende anfang desde hasta'.split(
    ' ',
  ),
);

/** Words after a name that say what somebody did. */
const deeds = new Set(
  'is was has had does did leads led runs ran builds built writes wrote takes took makes made holds held brings brought works manages joins speaks spoke wins won grew grows gave gives teaches taught knows knew began became becomes keeps kept sat set won drove drives chose left met et a est dirige leitet ist war hat'.split(
    ' ',
  ),
);

const isDeed = (word: string): boolean => deeds.has(word) || /(?:[^su]s|ed)$/u.test(word);

/** Words that form a future before a verb: "Will deliver" names nobody, "Will delivers" does. */
const modals = new Set('will may can must might shall could would should'.split(' '));

/** Words that follow ordinary words and hardly ever names. No verbs: "Rose tests" names somebody. */
const followers = new Set(
  `of the a an this that these those its their our your my his her than per
  access account accounting action advice agency agreement analysis analyst application applications area assurance base
  budget building business capital care case change chain code committee community company control cost costs course
  customer customers data debt delivery department design developer developers development director
  document economy editor efficiency energy engineer engineering environment equipment estate fees finance
  flow force framework funding funds goods governance growth guide history industry income information infrastructure
  insurance inventory juice knowledge lab learning laboratory level library line line-up list maker makers making management manager
  managers manufacturing market marketing material materials method methods model money network office officer officers
  operation operations operator owner owners paper park period plan planning plant platform platforms point policies policy
  power price prices pricing process product production products program programme programmes project proposal proposals
  quality rate recipients recovery reduction repair report reporting requests research retail review room sales
  scheme schemes science scheduling sector security series server service site software staff standard standards station
  stations status strategies strategy studies study supply system systems task teams team technologies technology tender
  test testing theory time tool tools traffic training transfer transport treatment type unit units use user users value
  volume water work worker workers workflow writer writing year years`.split(/\s+/),
);

/** Endings of nouns that no verb in the third person has. */
const nounEnding = /(?:tion|sion|ications|isations|izations|ment|ity|ities|ness|ance|ence|ship|ware|logy|ism)$/u;

/** Whether a word that begins a sentence, before a word in lower case, is an ordinary word and not a name. */
export const isUsual = (word: string, next: string): boolean =>
  (modals.has(word) && !isDeed(next)) || followers.has(next) || nounEnding.test(next);

/** Words that are acronyms when written in capitals. */
const acronyms = new Set(
  'ram lan wan san cam can dom dev per max art ace net pin pod tab bit set rem son ana man'.split(' '),
);

export const isAcronym = (key: string): boolean => acronyms.has(key);
