import { formatAgo, formatDuration } from '#shared/i18n/format-time.ts';
import type { DocumentView } from '#shared/model/document.ts';
import { drafterName } from '../../../components/drafter-name.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import styles from '../../../components/inspector/inspector.module.css';
import { Block, Fact } from '../../../components/inspector/inspector-block.tsx';
import { sectionName } from '../../../components/section-name.ts';
import { useNow } from '../../../components/use-now.ts';
import { findKind } from '../../../kinds/registry.ts';
import { runProgress } from '../run-progress.ts';
import { PaidFacts } from './paid-facts.tsx';
import { SectionFacts } from './section-facts.tsx';

const RunFacts = ({ view }: { view: DocumentView }) => {
  const { t, locale } = useI18n();
  const { run } = view;
  const isOpen = run !== null && run.finishedAt === null;
  const now = useNow(1_000, isOpen);
  if (!run) return null;
  const { elapsedMs } = runProgress(view, now);
  const times = view.sections.flatMap(({ state }) => (state.type === 'drafted' ? [state.processingTimeMs] : []));
  const averageMs = times.length > 0 ? times.reduce((sum, ms) => sum + ms, 0) / times.length : null;
  const ended = run.counts.completed + run.counts.failed;
  return (
    <Block title={t('inspector.run')}>
      <dl>
        <Fact name={t('inspector.provider')}>{drafterName(t, run)}</Fact>
        {run.model !== null && (
          <Fact isName name={t('drafter.model')}>
            {run.model}
          </Fact>
        )}
        <Fact name={t('inspector.started')}>{formatAgo(t, locale, run.startedAt ?? run.createdAt, now)}</Fact>
        {elapsedMs !== null && <Fact name={t('inspector.time')}>{formatDuration(t, elapsedMs)}</Fact>}
        {averageMs !== null && <Fact name={t('inspector.average')}>{formatDuration(t, averageMs)}</Fact>}
        <Fact name={t('inspector.drafted')}>{`${run.counts.completed} / ${run.counts.total}`}</Fact>
        {ended > 0 && (
          <Fact name={t('inspector.success')}>
            {new Intl.NumberFormat(locale, { style: 'percent' }).format(run.counts.completed / ended)}
          </Fact>
        )}
        {run.totalTokens > 0 && view.paid === null && (
          <Fact name={t('inspector.tokens')}>{new Intl.NumberFormat(locale).format(run.totalTokens)}</Fact>
        )}
      </dl>
    </Block>
  );
};

const LeftOut = ({ view }: { view: DocumentView }) => {
  const { t } = useI18n();
  const leftOut = view.sections.filter((section) => !section.hasSource);
  return (
    <Block title={t('inspector.left-out')}>
      {leftOut.length === 0 ? (
        <p className={styles['soft']}>{t('inspector.all-in')}</p>
      ) : (
        <div className={styles['note']}>
          <ul className={styles['names']}>
            {leftOut.map((section) => (
              <li key={section.id}>{sectionName(t, section)}</li>
            ))}
          </ul>
          <p>{t('inspector.left-out-hint')}</p>
        </div>
      )}
    </Block>
  );
};

/** What is good to know beside the page: the chosen section, what it all cost, what exports leave out, the draft in numbers, and what its kind has to tell. */
export const Inspector = ({ view }: { view: DocumentView }) => {
  const { t } = useI18n();
  const InspectorPanels = findKind(view.kind)?.InspectorPanels;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <aside className={styles['inspector']} aria-label={t('work.inspector')} tabIndex={0}>
      <SectionFacts view={view} />
      <RunFacts view={view} />
      {view.paid && (
        <Block title={t('inspector.paid')}>
          <PaidFacts paid={view.paid} />
        </Block>
      )}
      <LeftOut view={view} />
      {InspectorPanels && <InspectorPanels view={view} />}
    </aside>
  );
};
