/** What matters about the weights of one tensor. */
export type WeightFacts = {
  /** One of them is infinite or not a number: it would spoil every text. */
  isBroken: boolean;
  /** All of them are zero: multiplied with anything, they change nothing. */
  isZero: boolean;
};

type Scan = (bytes: Uint8Array) => WeightFacts;

const f16Exponent = 0x7c00;
const bf16Exponent = 0x7f80;

/** A Q8_0 block is a scale in F16 and 32 whole numbers. */
const q8BlockBytes = 34;

/** How to look through weights, by ggml's number of their type. Bytes come in whole blocks. */
const scans: ReadonlyMap<number, Scan> = new Map([
  [0, scanF32],
  [1, (bytes) => scan16(bytes, f16Exponent)],
  [8, scanQ8],
  [30, (bytes) => scan16(bytes, bf16Exponent)],
]);

/** Of weights that come in parts. Types that are not in the table are not looked through. */
export function beginScan(type: number) {
  const scan = scans.get(type);
  const facts: WeightFacts = { isBroken: false, isZero: scan !== undefined };
  return {
    add(part: Uint8Array): void {
      const found = scan?.(part);
      if (!found) return;
      facts.isBroken ||= found.isBroken;
      facts.isZero &&= found.isZero;
    },
    facts: (): WeightFacts => facts,
  };
}

function scanF32(bytes: Uint8Array): WeightFacts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let isZero = true;
  for (let at = 0; at < view.byteLength; at += 4) {
    const weight = view.getFloat32(at, true);
    if (!Number.isFinite(weight)) return { isBroken: true, isZero: false };
    if (weight !== 0) isZero = false;
  }
  return { isBroken: false, isZero };
}

/** An exponent of all ones is infinity or no number; the sign of a zero does not matter. */
function scan16(bytes: Uint8Array, exponent: number): WeightFacts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let isZero = true;
  for (let at = 0; at < view.byteLength; at += 2) {
    const bits = view.getUint16(at, true);
    if ((bits & exponent) === exponent) return { isBroken: true, isZero: false };
    if ((bits & 0x7fff) !== 0) isZero = false;
  }
  return { isBroken: false, isZero };
}

function scanQ8(bytes: Uint8Array): WeightFacts {
  let isZero = true;
  for (let at = 0; at < bytes.length; at += q8BlockBytes) {
    const scale = scan16(bytes.subarray(at, at + 2), f16Exponent);
    if (scale.isBroken) return scale;
    const isBlockZero = scale.isZero || bytes.subarray(at + 2, at + q8BlockBytes).every(isNull);
    isZero &&= isBlockZero;
  }
  return { isBroken: false, isZero };
}

function isNull(byte: number): boolean {
  return byte === 0;
}
