"""Muon: momentum whose matrix updates are orthogonalized.

K. Jordan et al., "Muon: An optimizer for hidden layers in neural networks" (2024).
"""

import torch


def newton_schulz(g, steps=5):
    """Approximate orthogonalization of a stack of matrices; the coefficients are Jordan's."""
    x = g.bfloat16()
    x = x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    for _ in range(steps):
        a = x @ x.transpose(-1, -2)
        x = 3.4445 * x + (-4.7750 * a + 2.0315 * a @ a) @ x
    return x.type_as(g)


class Muon(torch.optim.Optimizer):
    def __init__(self, parameters, lr, momentum=0.95, weight_decay=0.01):
        super().__init__(parameters, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            by_shape = {}
            for p in group["params"]:
                if p.grad is not None:
                    by_shape.setdefault((min(p.shape), max(p.shape)), []).append(p)
            for parameters in by_shape.values():
                self.update(parameters, group)

    def update(self, parameters, group):
        """Parameters of one shape, or of its transpose, are orthogonalized in one stack."""
        updates = []
        for p in parameters:
            momentum = self.state[p].setdefault("momentum", torch.zeros_like(p))
            momentum.lerp_(p.grad, 1 - group["momentum"])
            update = p.grad.lerp(momentum, group["momentum"])
            updates.append(update if p.shape[0] <= p.shape[1] else update.t())
        for p, update in zip(parameters, newton_schulz(torch.stack(updates))):
            p.mul_(1 - group["lr"] * group["weight_decay"])
            step = update if p.shape[0] <= p.shape[1] else update.t()
            p.add_(step, alpha=-group["lr"] * max(1.0, p.shape[0] / p.shape[1]) ** 0.5)


def make_optimizers(model, muon_lr, adam_lr):
    """Muon for the matrices within the blocks, AdamW for embeddings and norms."""
    matrices = [p for p in model.blk.parameters() if p.dim() == 2]
    known = {id(p) for p in matrices}
    others = [p for p in model.parameters() if id(p) not in known]
    return [Muon(matrices, muon_lr), torch.optim.AdamW(others, adam_lr, betas=(0.9, 0.95), weight_decay=0.0)]
