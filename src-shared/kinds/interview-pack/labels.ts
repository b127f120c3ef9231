/** What an interview pack, its steps and its sections are called in lists. */
export const interviewPackLabels = {
  en: {
    kind: 'Interview pack',
    questions: 'Questions, set {set}',
    question: 'Set {set}, question {number}',
    'paper.scorecard': 'Scorecard',
  },
  fr: {
    kind: 'Dossier d’entretien',
    questions: 'Questions, série {set}',
    question: 'Série {set}, question {number}',
    'paper.scorecard': 'Grille d’évaluation',
  },
} as const;
