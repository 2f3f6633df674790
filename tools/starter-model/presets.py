"""Sizes, mixtures and rates. `shares` are shares of tokens; `width` is that of a row of documents."""

PRESETS = {
    # 2.8M parameters, for two CPU cores.
    "cpu": {
        "shape": {
            "width": 256, "layers": 3, "heads": 4, "kv_heads": 2, "ffn": 512,
            "context": 512, "rope_base": 10000.0,
        },
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
    # About 45M parameters, for one GPU and half an hour.
    "gpu": {
        "shape": {
            "width": 512, "layers": 12, "heads": 8, "kv_heads": 4, "ffn": 1536,
            "context": 2048, "rope_base": 10000.0,
        },
        "tokens": 65536,
        "muon_lr": 0.02,
        "adam_lr": 0.003,
        "warmup": 150,
        "base": {"width": 512, "shares": {"pairs": 0.7, "chat": 0.1, "text": 0.2}},
        "finish": {
            "width": 512,
            "shares": {"pairs": 0.65, "help": 0.08, "talk": 0.05, "chat": 0.1, "summary": 0.06, "text": 0.06},
        },
    },
}
