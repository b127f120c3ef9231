import { describe, expect, it } from 'vitest';
import { hasEnded } from '../../../../src-main/documents/interview-pack/matters/certificate-validity.ts';
import { findMatters } from '../../../../src-main/documents/interview-pack/matters/find-matters.ts';
import { groundOf, inputOf, today } from './support/pack.ts';

const gapsOf = (candidate: object) =>
  findMatters(groundOf(inputOf({ fullName: 'A B', ...candidate })))
    .filter(({ kind }) => ['short-stay', 'break', 'ended-certificate', 'ended-certificates'].includes(kind))
    .map(({ kind, slots, isMust }) => ({ kind, ...slots, isMust }));
const job = (company: string, start: string | undefined, end: string | undefined, more: object = {}) => ({
  company,
  title: 'Engineer',
  start,
  end,
  ...more,
});

describe('short stays', () => {
  it('are employments of less than twelve months that ended', () => {
    const experience = [job('Acme', '2020-01', '2020-08'), job('Beta', '2020-09', '2026-10')];
    expect(gapsOf({ experience })).toEqual([
      { kind: 'short-stay', place: 'at Acme', duration: '8 months', isMust: true },
    ]);
  });

  it.each([
    ['one that still runs', [job('Acme', '2026-05', undefined, { isCurrent: true })]],
    ['twelve months', [job('Acme', '2025-11', '2026-10')]],
    ['an internship', [job('Acme', '2026-01', '2026-06', { title: 'Intern' })]],
    ['a promotion', [job('Acme', '2025-01', '2025-06'), job('ACME', '2025-07', '2026-10')]],
    ['years without months', [job('Acme', '2026', '2026')]],
    ['a project', [job('Acme', '2026-01', '2026-03', { nature: 'project' })]],
  ])('are not: %s', (_, experience) => {
    expect(gapsOf({ experience })).toEqual([]);
  });
});

describe('breaks', () => {
  const until2019 = job('Acme', '2015-01', '2019-03');

  it('are more than six months between two employments', () => {
    expect(gapsOf({ experience: [until2019, job('Beta', '2019-11', '2026-10')] })).toEqual([
      { kind: 'break', from: 'March 2019', to: 'November 2019', duration: '7 months', isMust: true },
    ]);
    expect(gapsOf({ experience: [until2019, job('Beta', '2019-10', '2026-10')] })).toEqual([]);
  });

  it('last until today where the last employment ended', () => {
    expect(gapsOf({ experience: [until2019] })).toEqual([
      { kind: 'break', from: 'March 2019', to: 'today', isMust: true },
    ]);
  });

  it('are none where the dates may close them', () => {
    expect(gapsOf({ experience: [job('Acme', '2015', '2019'), job('Beta', '2020', '2026-10')] })).toEqual([]);
    expect(gapsOf({ experience: [job('Acme', '2015', '2017'), job('Beta', '2020', '2026-10')] })).toMatchObject([
      { kind: 'break', from: '2017', to: '2020' },
    ]);
    expect(gapsOf({ experience: [until2019, job('Undated', undefined, undefined)] })).toEqual([]);
    expect(gapsOf({ experience: [job('Open', '2014-01', undefined), job('Beta', '2021-01', '2026-10')] })).toEqual([]);
  });

  it('are none where other employment or studies fill them', () => {
    const beta = job('Beta', '2021-01', '2026-10');
    expect(gapsOf({ experience: [until2019, beta, job('Long', '2014-01', '2026-01')] })).toEqual([]);
    expect(
      gapsOf({ experience: [until2019, beta], education: [{ degree: 'MSc', start: '2019-05', end: '2020-12' }] }),
    ).toEqual([]);
  });
});

describe('certificates that ran out', () => {
  it.each([
    ['AWS Certified Solutions Architect', '2023-05', true],
    ['AWS Certified Solutions Architect', '2024-05', false],
    ['Certified Kubernetes Administrator (CKA)', '2023-12', false],
    ['Certified Kubernetes Administrator (CKA)', '2024-05', true],
    ['Microsoft Certified: Azure Solutions Architect Expert', '2019-11', true],
    ['Microsoft Certified: Azure Fundamentals', '2019-11', false],
    ['Professional Scrum Master I', '2014-06', false],
    ['PMP', '2023', false],
    ['PMP', '2022', true],
    ['First aid (valid until 03/2026)', undefined, true],
    ['First aid (valid until 2026)', undefined, false],
    ['Habilitation électrique 2019 – 2022', undefined, true],
    ['TOGAF 9', '2010', false],
    ['Anything, expired', undefined, true],
  ])('%s of %s', (name, date, expected) => {
    expect(hasEnded({ name, date }, today)).toBe(expected);
  });

  it('are asked about in one question', () => {
    const certifications = [
      { name: 'PMP', date: '2019' },
      { name: 'CISSP', date: '2018-02' },
      { name: 'PSM I', date: '2011' },
    ];
    expect(gapsOf({ certifications })).toEqual([
      { kind: 'ended-certificates', certificate: '“PMP”, “CISSP”', isMust: true },
    ]);
  });
});
