"""Sizes, mixtures and rates. `shares` are shares of tokens; `width` is that of a row of documents."""

PRESETS = {
    # 2.8M parameters, for two CPU cores.
    "cpu": {
        "shape": {
            "width": 256, "layers": 3, "heads": 4, "kv_heads": 2, "ffn": 512,
            "context": 512, "rope_base": 10000.0, "dropout": 0.0,
        },
        "exchanges": (2, 4),
        "tokens": 4096,
        "muon_lr": 0.02,
        "adam_lr": 0.004,
        "warmup": 40,
        "base": {"width": 128, "shares": {"pairs": 0.97, "chat": 0.03}},
        "finish": {
            "width": 256,
            "shares": {"pairs": 0.66, "help": 0.22, "talk": 0.06, "chat": 0.06},
        },
    },
    # 40M parameters with a vocabulary of 16,384, for one GPU and ten minutes.
    "gpu": {
        "shape": {
            "width": 512, "layers": 10, "heads": 8, "kv_heads": 4, "ffn": 1536,
            "context": 2048, "rope_base": 10000.0, "dropout": 0.1,
        },
        "exchanges": (2, 24),
        "tokens": 65536,
        "muon_lr": 0.02,
        "adam_lr": 0.003,
        "warmup": 150,
        "base": {"width": 512, "shares": {"pairs": 0.74, "books": 0.1, "chat": 0.04, "text": 0.12}},
        # Rows as wide as the context, so that every position in it is learnt.
        "finish": {
            "width": 2048,
            "shares": {
                "pairs": 0.6, "books": 0.06, "help": 0.06, "talk": 0.1, "chat": 0.04, "summary": 0.08,
                "text": 0.06,
            },
        },
    },
}
