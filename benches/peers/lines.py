"""The two lines in SimPy and in Ciw: `lines.py simpy|ciw LINE ORDERS SEED`.

Prints the orders, the hours simulated, the mean hours of waiting at each station, and the user seconds of the simulation alone,
without imports, the network's description and the statistics afterwards. This code is independent of jiesu.
"""

from __future__ import annotations

import math
import random
import resource
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "tests/peers"))
from queues import Law, ciw, simpy  # noqa: E402

Stations = list[tuple[int, Law]]

# As in scenarios/theory/mmc.toml and desk-and-department.toml: orders per hour; servers and hours of work of each station.
LINES: dict[str, tuple[float, Stations]] = {
    "M/M/2": (50.0, [(2, Law("exponential", 0.02))]),
    "desk and department": (50.0, [(2, Law("lognormal", 0.02)), (2, Law("lognormal", 0.03))]),
}


def user_seconds() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime


def drawer(law: Law, rng: random.Random) -> Callable[[], float]:
    """Draws times, with as little overhead as possible."""
    if law.kind == "exponential":
        rate = 1.0 / law.mean
        return lambda: rng.expovariate(rate)
    mean = math.log(law.mean) - 0.125
    return lambda: rng.lognormvariate(mean, 0.5)


def in_simpy(rate: float, line: Stations, orders: int, seed: int) -> tuple[float, list[float], float]:
    rng = random.Random(seed)
    env = simpy.Environment()
    waited = [0.0] * len(line)
    stations = [(at, simpy.Resource(env, servers), drawer(law, rng)) for at, (servers, law) in enumerate(line)]

    def order() -> Iterator[simpy.Event]:
        for at, station, work in stations:
            came = env.now
            with station.request() as turn:
                yield turn
                waited[at] += env.now - came
                yield env.timeout(work())

    def arrivals() -> Iterator[simpy.Event]:
        for _ in range(orders):
            yield env.timeout(rng.expovariate(rate))
            env.process(order())

    env.process(arrivals())
    before = user_seconds()
    env.run()
    took = user_seconds() - before
    return env.now, [sum_ / orders for sum_ in waited], took


def in_ciw(rate: float, line: Stations, orders: int, seed: int) -> tuple[float, list[float], float]:
    count = len(line)
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(rate) if at == 0 else None for at in range(count)],
        service_distributions=[law.in_ciw() for _, law in line],
        number_of_servers=[servers for servers, _ in line],
        routing=[[1.0 if to == at + 1 else 0.0 for to in range(count)] for at in range(count)],
    )
    ciw.seed(seed)
    simulation = ciw.Simulation(network)
    before = user_seconds()
    simulation.simulate_until_max_customers(orders, method="Finish")
    took = user_seconds() - before
    records = simulation.get_all_records()
    waits = [[record.waiting_time for record in records if record.node == at + 1] for at in range(count)]
    return max(record.exit_date for record in records), [sum(station) / len(station) for station in waits], took


if __name__ == "__main__":
    peer, name, orders, seed = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    hours, waits, took = {"simpy": in_simpy, "ciw": in_ciw}[peer](*LINES[name], orders, seed)
    print(orders, hours, *waits, took)
