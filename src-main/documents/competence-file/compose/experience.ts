import type { Experience } from '#shared/model/candidate.ts';
import { fullName } from '../../people/experience-name.ts';
import type { Material } from '../../people/material.ts';
import { searchTerm } from '../../people/mention.ts';
import { formatDuration, formatPeriod } from '../../people/period.ts';
import { ranked } from '../../people/relevance.ts';
import { fragment } from '../../text/fragment.ts';
import type { Block } from '../../text/markdown-blocks.ts';
import { bulletList, emphasis, heading, paragraph, strong } from '../../text/markdown-blocks.ts';
import { joined } from '../../text/sentences.ts';
import { paragraphsOf, plainTextOrNone, plainTexts, textKey } from '../../text/source-text.ts';

const fragmentOrNothing = (source: string | undefined): string => {
  const text = plainTextOrNone(source);
  return text === undefined ? '' : fragment(text);
};

const whenAndWhere = (experience: Experience, today: string): string => {
  const period = formatPeriod(experience);
  const duration = formatDuration(experience, today);
  const isProject = experience.nature === 'project';
  return [
    duration === undefined ? period : `${period} (${duration})`,
    fragmentOrNothing(experience.location),
    // A project's address shows the work; an employer's home page doesn't.
    isProject ? fragmentOrNothing(experience.url) : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
};

/** Technologies given for the role, and the candidate's technical skills that its own words name. */
const technologiesOf = (experience: Experience, { uses, relevance }: Material): string[] => {
  const named = uses
    .skillsIn(experience)
    .filter(({ kind, origin }) => kind === 'technical' && origin !== 'wording')
    .map(({ name }) => name);
  const unique = new Map(
    [...plainTexts(experience.technologies), ...named].reverse().map((name) => [textKey(name), name]),
  );
  return ranked([...unique.values()].reverse(), (name) => relevance.ofSkill(searchTerm(name)));
};

/** Sections 9 and up: one experience in full, with all its bullets, those that the job asks for first. */
export const composeExperience = (experience: Experience, material: Material): Block[] => {
  const line = whenAndWhere(experience, material.today);
  const bullets = ranked(plainTexts(experience.responsibilities), material.relevance.ofText);
  const technologies = technologiesOf(experience, material);
  return [
    heading(3, fullName(experience)),
    ...(line === '' ? [] : [paragraph(emphasis(line))]),
    ...paragraphsOf(experience.summary ?? '').map((text) => paragraph(text)),
    ...(bullets.length === 0 ? [] : [bulletList(bullets.map((bullet) => [bullet]))]),
    ...(technologies.length === 0
      ? []
      : [paragraph(strong('Technologies:'), ` ${joined(technologies.map(fragment))}`)]),
  ];
};
