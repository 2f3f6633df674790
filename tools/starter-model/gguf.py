"""Writes GGUF, version 3: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md."""

import struct

import numpy as np

ALIGNMENT = 32
U32, F32, BOOL, STRING, ARRAY, I32 = 4, 6, 7, 8, 9, 5
TENSOR_TYPES = {"f32": 0, "f16": 1, "q5_0": 6, "q8_0": 8}
FILE_TYPES = {"f32": 0, "f16": 1, "q8_0": 7, "q5_0": 8}


def string(text):
    encoded = text.encode("utf-8")
    return struct.pack("<Q", len(encoded)) + encoded


def value(v):
    """The type and the bytes of a metadata value; lists hold all integers or all strings."""
    if isinstance(v, bool):
        return BOOL, struct.pack("<?", v)
    if isinstance(v, int):
        return U32, struct.pack("<I", v)
    if isinstance(v, float):
        return F32, struct.pack("<f", v)
    if isinstance(v, str):
        return STRING, string(v)
    if isinstance(v[0], int):
        return ARRAY, struct.pack("<IQ", I32, len(v)) + np.array(v, "<i4").tobytes()
    return ARRAY, struct.pack("<IQ", STRING, len(v)) + b"".join(map(string, v))


def quantize_q8_0(x):
    """Blocks of 32: a half-precision scale, then 32 signed bytes."""
    blocks = x.astype(np.float32).reshape(-1, 32)
    scale = np.abs(blocks).max(axis=1) / 127.0
    inverse = np.divide(1.0, scale, out=np.zeros_like(scale), where=scale > 0)
    out = np.empty(len(blocks), dtype=[("scale", "<f2"), ("values", "i1", 32)])
    out["scale"] = scale.astype(np.float16)
    out["values"] = np.round(blocks * inverse[:, None]).astype(np.int8)
    return out.tobytes()


def quantize_q5_0(x):
    """Blocks of 32: a half-precision scale, the fifth bits of all values, then their lower four bits, of
    the first sixteen beside those of the last sixteen."""
    blocks = x.astype(np.float32).reshape(-1, 32)
    largest = np.take_along_axis(blocks, np.abs(blocks).argmax(axis=1)[:, None], axis=1)
    scale = largest / -16.0
    inverse = np.divide(1.0, scale, out=np.zeros_like(scale), where=scale != 0)
    values = np.clip(np.floor(blocks * inverse + 16.5), 0, 31).astype(np.uint8)
    out = np.empty(len(blocks), dtype=[("scale", "<f2"), ("high", "u1", 4), ("low", "u1", 16)])
    out["scale"] = scale[:, 0].astype(np.float16)
    out["high"] = np.packbits(values >> 4, axis=1, bitorder="little")
    out["low"] = (values[:, :16] & 15) | ((values[:, 16:] & 15) << 4)
    return out.tobytes()


QUANTIZE = {"q8_0": quantize_q8_0, "q5_0": quantize_q5_0}


def tensor_bytes(x, kind):
    if kind in QUANTIZE:
        return QUANTIZE[kind](x)
    return x.astype("<f2" if kind == "f16" else "<f4").tobytes()


def write_gguf(path, metadata, tensors):
    """tensors: (name, array, type); arrays are row-major, so GGUF's dimensions are reversed."""
    head = [b"GGUF", struct.pack("<IQQ", 3, len(tensors), len(metadata))]
    for name, v in metadata.items():
        kind, encoded = value(v)
        head += [string(name), struct.pack("<I", kind), encoded]
    bodies, offset = [], 0
    for name, array, kind in tensors:
        body = tensor_bytes(array, kind)
        body += b"\0" * (-len(body) % ALIGNMENT)
        dimensions = array.shape[::-1]
        head += [string(name), struct.pack("<I%dQ" % len(dimensions), len(dimensions), *dimensions)]
        head.append(struct.pack("<IQ", TENSOR_TYPES[kind], offset))
        bodies.append(body)
        offset += len(body)
    head = b"".join(head)
    with open(path, "wb") as file:
        file.write(head + b"\0" * (-len(head) % ALIGNMENT))
        file.writelines(bodies)
