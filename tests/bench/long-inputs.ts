import { candidateLimits } from '../../src-shared/model/candidate-limits.ts';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

const tools = ['Kubernetes', 'Kafka', 'Terraform', 'TypeScript', 'PostgreSQL', 'AWS', 'React', 'Go', 'Docker', 'Java'];

const sentence = (nth: number): string =>
  `Moved plant ${nth} of site ${nth % 13} and line ${nth % 7} to ${tools[nth % 10]} with ${nth % 5 === 0 ? 'Kwame' : 'others'} and cut cost by ${nth % 90}%.`;

const candidateOf = (roles: number, bullets: number, technologies: number) => ({
  fullName: 'Kwame Mensah',
  title: 'Cloud Architect',
  contact: { email: 'kwame@mensah.example', phone: '+44 20 7946 0958' },
  skills: numbers(10).map((group) => ({
    name: `Group ${group}`,
    skills: numbers(technologies).map((nth) => `Skill ${group} ${nth} ${tools[nth % 10]}`),
  })),
  experience: numbers(roles).map((role) => ({
    company: `Acme ${role} Rail`,
    title: `Engineer ${role}`,
    start: `${1985 + (role % 40)}-01`,
    end: `${1985 + (role % 40)}-11`,
    technologies: numbers(technologies).map((nth) => `Tool ${role} ${nth}`),
    responsibilities: numbers(bullets).map((nth) => sentence(role * 100 + nth)),
  })),
});

/** A CV of two pages, but for the technologies of one role. */
const endlessCandidate = () => {
  const candidate = candidateOf(5, 6, 6);
  const technologies = numbers(150_000).map((nth) => `Tool ${nth}`);
  return {
    ...candidate,
    experience: candidate.experience.map((one, nth) => (nth === 4 ? { ...one, technologies } : one)),
  };
};

const job = {
  title: 'Engineer',
  requirements: numbers(40).map(sentence),
  responsibilities: numbers(20).map(sentence),
  skills: numbers(40).map((nth) => `Tool ${nth}`),
};

/** Inputs by what they are: a CV of two pages, one near every limit, and one that was let in before there were any. */
export const longInputs = {
  'two pages': { candidate: candidateOf(5, 6, 6), job },
  largest: { candidate: candidateOf(40, Math.floor((candidateLimits.characters * 0.75) / 85 / 40), 30), job },
  '150,000 technologies': { candidate: endlessCandidate(), job },
} as const;
