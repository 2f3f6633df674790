import type {
  FileSegment,
  FileSegmentsEvent,
  SegmentFilter,
} from '../../../../../shared/api/translationFiles.ts';
import { api, watch } from '../../../api.ts';
import { attempt, showError } from '../../../ui/toast.ts';
import { useFiles } from './filesStore.ts';
import type { OpenFile } from './filesStore.ts';

/** So many segments are fetched at a time. */
const pageSize = 100;
const issuesDelayMilliseconds = 400;

let stopWatching: (() => void) | null = null;
/** On their way or here. */
const askedPages = new Map<number, Promise<void>>();
let askingIssues: ReturnType<typeof setTimeout> | undefined;

/** Looks into a file and follows it until it is closed. */
export function openFile(fileId: string): void {
  closeFile();
  useFiles.setState({
    open: {
      fileId,
      file: null,
      filter: 'all',
      total: null,
      segments: new Map(),
      issues: [],
      editingId: null,
      litId: null,
      target: null,
      isGone: false,
    },
  });
  stopWatching = watch<FileSegmentsEvent>({
    open: (signal) => api.translationFiles.watchSegments({ fileId }, { signal }),
    onEvent: (event) => takeEvent(event),
    onError: showError,
  });
}

export function closeFile(): void {
  stopWatching?.();
  stopWatching = null;
  askedPages.clear();
  clearTimeout(askingIssues);
  useFiles.setState({ open: null });
}

/** What is in sight is fetched, unless it is there or on its way. */
export function wantSegments(first: number, last: number): void {
  for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page += 1) {
    void wantPage(page);
  }
}

export function filterSegments(filter: SegmentFilter): void {
  askedPages.clear();
  changeOpen({ filter, total: null, segments: new Map(), editingId: null });
  void wantPage(0);
}

/** Leads to a segment of the whole file, in front and focused. */
export async function jumpTo(index: number): Promise<void> {
  if (useFiles.getState().open?.filter !== 'all') filterSegments('all');
  await wantPage(Math.floor(index / pageSize));
  changeOpen({ target: { position: index } });
}

/** The segment at a place of the list, fetched if need be; null past its ends. */
export async function segmentAt(position: number): Promise<FileSegment | null> {
  if (position < 0) return null;
  await wantPage(Math.floor(position / pageSize));
  return useFiles.getState().open?.segments.get(position) ?? null;
}

export function changeOpen(change: Partial<OpenFile>): void {
  useFiles.setState(({ open }) => ({ open: open && { ...open, ...change } }));
}

/** In the place where the list has it. */
export function keepSegment(segment: FileSegment): void {
  const open = useFiles.getState().open;
  if (open === null) return;
  const position = positionOf(open, segment.id);
  if (position === null) return;
  changeOpen({ segments: new Map(open.segments).set(position, segment) });
}

export function positionOf({ segments }: OpenFile, segmentId: string): number | null {
  for (const [position, { id }] of segments) if (id === segmentId) return position;
  return null;
}

function takeEvent(event: FileSegmentsEvent): void {
  switch (event.type) {
    case 'snapshot':
      changeOpen({ file: event.file });
      // After a lost connection everything may be different.
      askedPages.clear();
      void wantPage(0);
      wantIssues();
      return;
    case 'file':
      changeOpen({ file: event.file });
      wantIssues();
      return;
    case 'segment':
      return keepSegment(event.segment);
    case 'recut':
      changeOpen({ file: event.file });
      filterSegments('all');
      wantIssues();
      return;
    case 'gone':
      return changeOpen({ isGone: true });
  }
}

/** Resolves when the page is here, whoever asked for it first. */
function wantPage(page: number): Promise<void> {
  const open = useFiles.getState().open;
  if (open === null) return Promise.resolve();
  const asked = askedPages.get(page) ?? fetchPage(page, open);
  askedPages.set(page, asked);
  return asked;
}

async function fetchPage(page: number, { fileId, filter }: OpenFile): Promise<void> {
  const from = page * pageSize;
  const found = await attempt(() =>
    api.translationFiles.listSegments({ fileId, filter, from, count: pageSize }),
  );
  if (found === null) {
    askedPages.delete(page);
    return;
  }
  const now = useFiles.getState().open;
  if (now?.fileId !== fileId || now.filter !== filter) return;
  const segments = new Map(now.segments);
  for (const [offset, segment] of found.segments.entries()) segments.set(from + offset, segment);
  changeOpen({ total: found.total, segments });
}

/** Once for many changes that come close together. */
function wantIssues(): void {
  clearTimeout(askingIssues);
  askingIssues = setTimeout(() => void fetchIssues(), issuesDelayMilliseconds);
}

async function fetchIssues(): Promise<void> {
  const fileId = useFiles.getState().open?.fileId;
  if (fileId === undefined) return;
  const issues = await attempt(() => api.translationFiles.listIssues({ fileId }));
  if (issues !== null && useFiles.getState().open?.fileId === fileId) changeOpen({ issues });
}
