import { summarizeWords } from '../../messages/summarize.ts';
import { SplitPane } from '../../ui/SplitPane.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { updateSettings, useSettings } from '../settings/settingsStore.ts';
import { useDragged } from '../settings/useDragged.ts';
import { SummaryControls } from './controls/SummaryControls.tsx';
import type { OpenSummary } from './openSummary.ts';
import { Announcer } from './result/Announcer.tsx';
import { ProgressRow } from './result/ProgressRow.tsx';
import { SummaryPane } from './result/SummaryPane.tsx';
import { SourcePane } from './source/SourcePane.tsx';
import { useSummarize } from './summarizeStore.ts';

const words = summarizeWords;

type OpenedSummaryProps = { open: OpenSummary; hasRoom: boolean };

/** Source left, summary right; in a narrow window one behind the other. */
export function OpenedSummary({ open, hasRoom }: OpenedSummaryProps) {
  return (
    <>
      <SummaryControls />
      <ProgressRow open={open} />
      {hasRoom ? <SideBySide open={open} /> : <Behind open={open} />}
      <Announcer open={open} />
    </>
  );
}

function SideBySide({ open }: { open: OpenSummary }) {
  const savedShare = useSettings((state) => state.settings?.sourceShare ?? half);
  const [share, drag] = useDragged(savedShare, saveShare);
  return (
    <SplitPane
      label={words.panes.divider}
      share={share}
      onResize={drag}
      first={<SourcePane key={open.summary.id} documents={open.summary.documents} />}
      second={<SummaryPane />}
    />
  );
}

const half = 0.5;

function saveShare(sourceShare: number): Promise<void> {
  return updateSettings({ sourceShare });
}

function Behind({ open }: { open: OpenSummary }) {
  const tab = useSummarize((state) => state.tab);
  return (
    <Tabs
      label={words.panes.label}
      value={tab}
      onChange={(next) => useSummarize.setState({ tab: next })}
      tabs={[
        { value: 'summary', label: words.result.label, panel: <SummaryPane /> },
        {
          value: 'source',
          label: words.source.label,
          panel: <SourcePane key={open.summary.id} documents={open.summary.documents} />,
        },
      ]}
    />
  );
}
