import type { InterviewPackBrief, QuestionsBrief } from '#shared/kinds/interview-pack/brief.ts';
import { interviewPackBriefSchema, interviewPackWishSchema } from '#shared/kinds/interview-pack/brief.ts';
import type { InterviewPackView } from '#shared/kinds/interview-pack/interview-pack.ts';
import { interviewPackFacts } from '#shared/kinds/interview-pack/interview-pack.ts';
import { evidenceMarkSchema } from '#shared/kinds/interview-pack/marks.ts';
import type { InterviewPackOptions } from '#shared/kinds/interview-pack/options.ts';
import { interviewPackOptionsSchema } from '#shared/kinds/interview-pack/options.ts';
import type { PackLanguage, QuestionData, QuestionSet } from '#shared/kinds/interview-pack/question.ts';
import { questionDataSchema, questionSetSchema } from '#shared/kinds/interview-pack/question.ts';
import { serializeMarkdown } from '#shared/markdown/serialize-markdown.ts';
import type { Candidacy } from '#shared/model/candidacy.ts';
import { candidacySchema, storedCandidacySchema } from '#shared/model/candidacy.ts';
import type { Anonymise } from '#shared/model/export.ts';
import { toJson } from '#shared/model/json.ts';
import type { Marks } from '#shared/model/section.ts';
import type {
  AnonymousDocument,
  Content,
  DraftContext,
  KindDefinition,
  OpenDocument,
  Peer,
  PrintedSection,
  Question,
  Work,
} from '../document-kind.ts';
import type { AnonymousCandidacy } from '../people/anonymise-candidacy.ts';
import { anonymiseCandidacy } from '../people/anonymise-candidacy.ts';
import { fragment } from '../text/fragment.ts';
import { heading, paragraph } from '../text/markdown-blocks.ts';
import { wishesOf } from '../text/wishes.ts';
import { isQuestionCut, questionAnonymiser } from './anonymise-question.ts';
import { composeAnswer } from './answers/compose-answer.ts';
import { phrase } from './language/fill-slots.ts';
import { lexicons, packLanguage } from './language/lexicons.ts';
import { readable } from './language/quotation.ts';
import { readGround } from './matters/find-matters.ts';
import type { Ground } from './matters/matter.ts';
import { listQuestions } from './papers/list-questions.ts';
import { printQuestion } from './papers/print-question.ts';
import type { AnsweredQuestion } from './papers/question-table.ts';
import { questionRows } from './papers/question-table.ts';
import { scorecards } from './papers/scorecard.ts';
import { planFound, planPack, planWish } from './plan.ts';
import { answerPrompt } from './prompts/answer-prompt.ts';
import { mendQuestions } from './prompts/mend-questions.ts';
import { modelQuestionsSchema, questionsPrompt } from './prompts/questions-prompt.ts';
import { composeQuestions } from './questions/compose-questions.ts';

/** The questions that sections hold; a section that holds none is passed over. */
const questionsIn = (peers: readonly Pick<Peer, 'data'>[]): QuestionData[] =>
  peers.flatMap(({ data }) => questionDataSchema.safeParse(data).data ?? []);

/** The questions that sections hold, with their answers. */
const answeredIn = (sections: readonly PrintedSection[]): AnsweredQuestion[] =>
  sections.flatMap(({ markdown, data }) => questionsIn([{ data }]).map((question) => ({ question, answer: markdown })));

/** What the candidate said to a question themselves. */
const saidTo = ({ marks }: Pick<Work, 'marks'>): string | undefined =>
  evidenceMarkSchema.safeParse(marks?.['evidence']).data?.text;

/** The questions that stay in the pack whatever set is still to be found: no set asks one of them again. */
const stayingIn = (peers: readonly Peer[]): QuestionData[] =>
  questionsIn(peers.filter(({ givesWay }) => givesWay !== true));

const setContent = (found: QuestionSet): Content => ({ markdown: listQuestions(found.questions), data: toJson(found) });

/** What the candidate said, without names: an answer that is composed anew quotes it. */
const anonymousMarks = (marks: Marks, { prose, losesProse }: AnonymousCandidacy) => {
  const lines = saidTo({ marks })?.split(/\n+/u) ?? [];
  const said = lines.flatMap((line) => prose(line) ?? []).join('\n');
  return { marks: said === '' ? {} : { evidence: { text: said } }, isCut: lines.some(losesProse) };
};

const anonymisePack = (
  input: Candidacy,
  today: string,
  wish: Anonymise,
  open: (input: Candidacy) => OpenDocument<InterviewPackBrief>,
): AnonymousDocument<InterviewPackBrief> => {
  const anonymous = anonymiseCandidacy(input, wish);
  const anonymise = questionAnonymiser(input, anonymous, today);
  return {
    document: open(anonymous.candidacy),
    names: anonymous.names,
    mayName: anonymous.mayName,
    section: (section) => {
      const question = questionDataSchema.safeParse(section.data).data;
      if (question === undefined) return section;
      const safe = anonymise(question);
      return { ...section, brief: toJson({ type: 'answer', question: safe }), data: toJson(safe) };
    },
    marks: (marks) => anonymousMarks(marks, anonymous),
    isCut: (brief) => brief.type === 'answer' && isQuestionCut(brief.question, anonymous.cut),
  };
};

const viewOf = ({ job }: Candidacy, options: InterviewPackOptions, language: PackLanguage): InterviewPackView => {
  const { given, questions, answers, comment } = options;
  return {
    job: job ?? null,
    language,
    ...(given === undefined ? {} : { givenFrom: given.from }),
    usualSet: { count: questions, answers, ...(comment === undefined ? {} : { comment }) },
  };
};

const openInterviewPack = (
  input: Candidacy,
  options: InterviewPackOptions,
  context: DraftContext,
  language: PackLanguage = packLanguage(input, context.language),
): OpenDocument<InterviewPackBrief> => {
  const { candidate, job } = input;
  const grounds = new Map<PackLanguage, Ground>();
  /** CV and job are read once for a language: that of the pack, or the one that a stored question was asked in. */
  const groundIn = (wanted: PackLanguage): Ground => {
    const ground = grounds.get(wanted) ?? readGround(input, context.today, lexicons[wanted]);
    grounds.set(wanted, ground);
    return ground;
  };
  const { tone, length } = context;
  const asked = {
    isLanguageNamed: context.language !== undefined,
    wishes: wishesOf({ language: context.language, tone, length }),
  };
  const setWish = (brief: QuestionsBrief, { peers, comment }: Work<InterviewPackBrief>) => ({
    set: brief.set,
    count: brief.count,
    comment: comment ?? brief.comment,
    earlier: stayingIn(peers),
  });

  const prompt = (work: Work<InterviewPackBrief>): Question => {
    const { brief, comment } = work;
    if (brief.type === 'answer') {
      const ground = groundIn(brief.question.language);
      const said = saidTo(work);
      const { needsInput: _answered, ...question } = brief.question;
      return {
        type: 'text',
        prompt: answerPrompt(brief.question, ground, { comment, said, ...asked }),
        ...(said === undefined ? {} : { data: toJson(question) }),
      };
    }
    const [ground, wish] = [groundIn(language), setWish(brief, work)];
    return {
      type: 'data',
      prompt: questionsPrompt(ground, { ...wish, ...asked }),
      name: 'interview_questions',
      schema: modelQuestionsSchema,
      content: (answer) => setContent(mendQuestions(answer, ground, wish)),
    };
  };

  const compose = (work: Work<InterviewPackBrief>): Content => {
    const { brief, comment } = work;
    const said = saidTo(work);
    if (brief.type === 'questions') return setContent(composeQuestions(groundIn(language), setWish(brief, work)));
    const { markdown, question } = composeAnswer(brief.question, groundIn(brief.question.language), { comment, said });
    return { markdown, data: toJson(question) };
  };

  return {
    describe: () => {
      const [name, role] = [readable(candidate.fullName), readable(job?.title ?? candidate.title ?? '')];
      const lexicon = lexicons[language];
      const whole = [name, role].filter((part) => part !== '').join(', ');
      return {
        title: phrase(lexicon.labels.title, lexicon).replace('{name}', () => whole),
        subject: candidate.fullName,
        role: candidate.title ?? '',
        client: job?.company ?? null,
        // Packs that share a set are found by where it comes from.
        searchText: [job?.title ?? '', options.given?.from ?? ''].filter((text) => text !== '').join('\n'),
        view: toJson(viewOf(input, options, language)),
      };
    },
    plan: () => planPack(options, () => groundIn(language)),
    prompt,
    compose,
    onStepDone: ({ brief, peers }, { data }) =>
      brief.type === 'questions'
        ? planFound(brief, questionSetSchema.parse(data).questions, options, stayingIn(peers))
        : { sections: [], steps: [] },
    extend: (wish, peers) =>
      planWish(
        interviewPackWishSchema.parse(wish),
        { there: questionsIn(peers), staying: stayingIn(peers) },
        options,
        () => groundIn(language),
      ),
    print: ({ markdown, data }) => {
      const question = questionDataSchema.safeParse(data).data;
      return question === undefined ? markdown : printQuestion(question, markdown);
    },
    masthead: (paper) => {
      const { labels } = lexicons[language];
      const about = readable(job?.title ?? candidate.title ?? '');
      const what = paper === null ? labels.pack : labels.scorecard;
      return serializeMarkdown({
        type: 'root',
        children: [
          heading(1, readable(candidate.fullName)),
          paragraph(fragment(about === '' ? what : `${what} · ${about}`)),
        ],
      });
    },
    paper: (_scorecard, sections) => scorecards(questionsIn(sections)),
    table: (sections) => questionRows(answeredIn(sections)),
    anonymise: (wish) =>
      anonymisePack(input, context.today, wish, (anonymous) =>
        openInterviewPack(anonymous, options, context, language),
      ),
  };
};

/** Interview packs: sets of questions for a candidate and a job, and answers from the candidate's own evidence (C1). */
export const interviewPack: KindDefinition<Candidacy, InterviewPackOptions, InterviewPackBrief> = {
  name: interviewPackFacts.name,
  version: 1,
  input: candidacySchema,
  stored: storedCandidacySchema,
  options: interviewPackOptionsSchema,
  brief: interviewPackBriefSchema,
  headingIn: () => null,
  open: (input, options, context) => openInterviewPack(input, options, context),
};
