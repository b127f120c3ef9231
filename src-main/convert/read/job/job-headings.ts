import { foldText } from '#shared/model/fold-text.ts';

/** What a part of a job description is about. `other`: a heading we don't know. */
export type JobPart = 'about' | 'role' | 'responsibilities' | 'requirements' | 'skills' | 'offer' | 'other';

/** A line that gives one fact by name, e.g. "Company: ...". */
export type JobLabel = 'title' | 'company' | 'location' | 'ignored';

// English, French, German, Spanish; folded: lower case, no accents, hyphens as spaces.
const headings: Readonly<Record<Exclude<JobPart, 'other'>, string>> = {
  requirements: `requirements|requirement|job requirements|key requirements|minimum requirements|mandatory requirements|essential requirements|desired requirements|qualifications|minimum qualifications|preferred qualifications|required qualifications|basic qualifications|your profile|the profile|profile|candidate profile|ideal candidate|the ideal candidate|about you|who you are|who we are looking for|who we're looking for|what you bring|what you'll bring|what you will bring|what you need|what you'll need|what we expect|what we're looking for|what we are looking for|what we look for|we expect|we are looking for|you have|you bring|you will have|must have|must haves|must have skills and experience|nice to have|nice to haves|good to have|bonus points|a plus|is a plus|would be a plus|desirable|essential|essential criteria|desirable criteria|selection criteria|required experience|experience required|your experience|experience|skills and experience|experience and skills|required skills and experience|education and experience|knowledge and experience|mandatory criteria|criteria|
profil|profil recherche|le profil|le profil recherche|votre profil|ton profil|profil souhaite|profil attendu|profil du candidat|exigences|prerequis|pre requis|competences requises|competences attendues|competences et experience|experience requise|experience souhaitee|qualifications requises|ce que nous attendons|ce que vous apportez|vous avez|vous etes|vous justifiez|atouts|les plus|serait un plus|formation et experience|criteres|
anforderungen|anforderungsprofil|ihr profil|dein profil|das bringen sie mit|das bringst du mit|sie bringen mit|du bringst mit|was sie mitbringen|was du mitbringst|was wir erwarten|wir erwarten|voraussetzungen|qualifikationen|ihre qualifikationen|deine qualifikationen|qualifikation|muss kriterien|kann kriterien|von vorteil|wunschenswert|das erwarten wir|
requisitos|requisitos minimos|requisitos imprescindibles|requisitos deseables|requisitos valorables|perfil|perfil buscado|tu perfil|perfil requerido|que buscamos|lo que buscamos|experiencia requerida|imprescindible|deseable|se valorara|se requiere|que esperamos de ti`,
  skills: `skills|key skills|required skills|technical skills|hard skills|soft skills|core skills|preferred skills|tech stack|our tech stack|our stack|technology stack|technologies|tools|tools and technologies|technical environment|technical requirements|competencies|competences|competences techniques|competences cles|competences fonctionnelles|environnement technique|stack technique|outils|savoir faire|savoir etre|kenntnisse|fachkenntnisse|technische kenntnisse|technologien|it kenntnisse|kompetenzen|fahigkeiten|habilidades|competencias|conocimientos|conocimientos tecnicos|tecnologias|stack tecnologico|entorno tecnologico`,
  responsibilities: `responsibilities|key responsibilities|your responsibilities|main responsibilities|job responsibilities|duties|main duties|duties and responsibilities|roles and responsibilities|tasks|your tasks|key tasks|what you will do|what you'll do|what you'll be doing|you will|in this role you will|your mission|the mission|missions|deliverables|scope of work|scope of services|day to day|vos missions|tes missions|missions principales|vos responsabilites|responsabilites|principales responsabilites|description des missions|taches|activites principales|livrables|ihre aufgaben|deine aufgaben|aufgaben|aufgabengebiet|das erwartet sie|das erwartet dich|tatigkeiten|verantwortlichkeiten|responsabilidades|funciones|tus funciones|principales funciones|tareas|que haras`,
  offer: `benefits|our benefits|perks|perks and benefits|what we offer|what's in it for you|we offer|our offer|why join us|why us|compensation|salary|how to apply|application process|application|apply|recruitment process|hiring process|the process|next steps|equal opportunity|equal opportunities|diversity|contact|ce que nous offrons|nous offrons|nous vous offrons|avantages|vos avantages|pourquoi nous rejoindre|remuneration|processus de recrutement|comment postuler|wir bieten|was wir bieten|unser angebot|das bieten wir|benefits fur dich|ihre vorteile|deine vorteile|bewerbung|kontakt|ofrecemos|que ofrecemos|beneficios|proceso de seleccion|como aplicar|contacto`,
  about: `about us|about the company|about our company|who we are|our company|company description|company|the company|about|our team|the team|the client|our client|a propos|a propos de nous|qui sommes nous|l'entreprise|notre entreprise|presentation de l'entreprise|le client|uber uns|wer wir sind|das unternehmen|unser kunde|sobre nosotros|quienes somos|la empresa|nuestra empresa|acerca de nosotros|el cliente`,
  role: `about the role|about the job|about this role|about the position|the role|the job|the position|the opportunity|your role|role|job description|description|position summary|job summary|summary|overview|context|background|project|the project|project description|objective|purpose|le poste|description du poste|descriptif du poste|votre role|contexte|contexte de la mission|le projet|objectif|die stelle|die rolle|ihre rolle|deine rolle|stellenbeschreibung|das projekt|projektbeschreibung|hintergrund|el puesto|descripcion del puesto|descripcion|el rol|contexto|el proyecto`,
};

const labels: Readonly<Record<JobLabel, string>> = {
  title: `title|job title|position|position title|role|role title|vacancy|job|poste|intitule|intitule du poste|titre|titre du poste|fonction|stelle|stellentitel|stellenbezeichnung|jobtitel|titel|puesto|titulo|titulo del puesto|cargo|vacante`,
  company: `company|company name|client|client name|customer|employer|organisation|organization|buyer|contracting authority|contracting entity|entreprise|societe|employeur|pouvoir adjudicateur|acheteur|organisme|unternehmen|firma|kunde|auftraggeber|arbeitgeber|empresa|cliente|entidad|organismo|compania`,
  location: `location|place|place of work|work location|city|lieu|lieu de travail|lieu de mission|localisation|ville|ort|standort|arbeitsort|einsatzort|ubicacion|lugar|lugar de trabajo|ciudad|localizacion`,
  ignored: `reference|ref|job id|posted|date|published|deadline|closing date|start|start date|duration|contract|contract type|type|employment type|salary|rate|daily rate|tjm|date limite|date de debut|duree|type de contrat|contrat|salaire|referenz|referenznummer|kennziffer|beginn|startdatum|dauer|vertragsart|gehalt|referencia|fecha|fecha de inicio|duracion|tipo de contrato|salario|department|workload|pensum|telework|remote|teletravail`,
};

const table = <T extends string>(source: Readonly<Record<T, string>>): ReadonlyMap<string, T> => {
  // The type of Object.entries forgets the names of the keys.
  const entries = Object.entries(source) as [T, string][];
  return new Map(entries.flatMap(([key, words]) => words.split('|').map((word): [string, T] => [word.trim(), key])));
};

const partByHeading = table(headings);
const labelByName = table(labels);

const bare = (text: string): string =>
  foldText(text)
    .replace(/[^\p{L}\p{N}' ]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The part that a heading opens, when the line holds nothing but words we know as one. */
export const jobPartOf = (heading: string): Exclude<JobPart, 'other'> | undefined => {
  const words = bare(heading);
  return partByHeading.get(words) ?? partByHeading.get(words.replace(/ \(?s\)?$/, ''));
};

/**
 * As `jobPartOf`, for a line that is set like a heading: there, words we know at its start or end decide, the longest
 * first ("Requirements for this tender", "Essential skills and experience").
 */
export const jobPartWithin = (heading: string): Exclude<JobPart, 'other'> | undefined => {
  const words = bare(heading);
  const exact = jobPartOf(heading);
  if (exact !== undefined || words.split(' ').length > 8) return exact;
  const known = [...partByHeading.keys()].filter(
    (key) => key.length > 5 && (words.startsWith(`${key} `) || words.endsWith(` ${key}`)),
  );
  const longest = known.sort((a, b) => b.length - a.length)[0];
  return longest === undefined ? undefined : partByHeading.get(longest);
};

/** What a label such as "Poste" names; undefined when it is none we know. */
export const jobLabelOf = (name: string): JobLabel | undefined => labelByName.get(bare(name));
