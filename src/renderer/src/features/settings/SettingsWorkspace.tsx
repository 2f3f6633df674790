import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Settings } from '../../../../shared/api/settings.ts';
import { settingsTexts as texts } from '../../messages/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { keycaps } from '../../ui/keys.ts';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { WorkspaceHeader } from '../../ui/WorkspaceHeader.tsx';
import { updateSettings, useSettings } from './settingsStore.ts';
import { ShortcutList } from './ShortcutList.tsx';
import { fetchStudioInfo, useStudio } from './studioStore.ts';

const themes = (['system', 'light', 'dark'] as const).map((value) => ({
  value,
  label: texts.themes[value],
}));
const sendKeys = [
  { value: 'enter', label: texts.enter },
  { value: 'mod-enter', label: keycaps('$mod+Enter').join(' ') },
] as const;

export function SettingsWorkspace() {
  const settings = useSettings((state) => state.settings);
  return (
    <main aria-label={texts.title} className="flex min-w-0 flex-1 flex-col bg-canvas">
      <WorkspaceHeader title={texts.title} />
      <div className="flex-1 overflow-y-auto">
        <div className="mx-auto flex max-w-160 flex-col gap-8 px-6 py-8">
          {settings && <Choices settings={settings} />}
          <DataFacts />
          <Section title={texts.shortcuts}>
            <ShortcutList />
          </Section>
        </div>
      </div>
    </main>
  );
}

function Choices({ settings }: { settings: Settings }) {
  return (
    <>
      <Section title={texts.appearance}>
        <Row label={texts.theme}>
          <SegmentedControl
            label={texts.theme}
            value={settings.theme}
            options={themes}
            onChange={(theme) => void updateSettings({ theme })}
          />
        </Row>
      </Section>
      <Section title={texts.chat}>
        <Row label={texts.sendKey} hint={texts.sendKeyHint[settings.sendKey]}>
          <SegmentedControl
            label={texts.sendKey}
            value={settings.sendKey}
            options={sendKeys}
            onChange={(sendKey) => void updateSettings({ sendKey })}
          />
        </Row>
        <SystemPrompt saved={settings.defaultSystemPrompt} />
      </Section>
    </>
  );
}

/** Saved when the focus leaves, so that half a sentence never becomes the default. */
function SystemPrompt({ saved }: { saved: string }) {
  const [text, setText] = useState(saved);
  return (
    <TextArea
      label={texts.systemPrompt}
      description={texts.systemPromptHint}
      value={text}
      onChange={setText}
      onBlur={() => text !== saved && void updateSettings({ defaultSystemPrompt: text })}
    />
  );
}

function DataFacts() {
  const info = useStudio((state) => state.info);
  useEffect(() => void fetchStudioInfo(), []);
  if (info === null) return null;
  return (
    <Section title={texts.data}>
      <Row label={texts.dataFolder} hint={texts.dataFolderHint}>
        <Button size="small" onClick={() => void navigator.clipboard.writeText(info.dataFolder)}>
          {texts.copyPath}
        </Button>
      </Row>
      <p dir="ltr" className="-mt-2 font-mono text-small break-all text-ink-2">
        {info.dataFolder}
      </p>
      <Row label={texts.version} hint={texts.offline}>
        <span className="figures text-ink-2">{info.version}</span>
      </Row>
    </Section>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-4">
      <h2 className="border-b border-line pb-2 text-title font-semibold">{title}</h2>
      {children}
    </section>
  );
}

type RowProps = { label: string; hint?: string; children: ReactNode };

function Row({ label, hint, children }: RowProps) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
      <div className="min-w-48 flex-1">
        <p className="font-medium">{label}</p>
        {hint && <p className="text-small text-ink-3">{hint}</p>}
      </div>
      {children}
    </div>
  );
}
