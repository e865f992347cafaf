"""Starbucks Rewards Japan and its members, vectorised: the notebook that the project's own engine is held against.

A chunk of members is lived through at once, month by month; within a month, whoever has an event still to come takes the
next step together, so that rates may change after every event as they do for a single member. Exponential clocks race
instead of being kept apart, which is the same process. Stars are counted in yen of spend, 54 to a Star.

Usage: loyalty.py PARAMETERS.json MEMBERS SEED. What is left out is said in peers.ts, which writes the parameters. Prints one
JSON object, with figures per founding member and their spread.
"""

import json
import sys
import time

import numpy as np

P = json.load(open(sys.argv[1]))
MEMBERS, SEED = int(sys.argv[2]), int(sys.argv[3])
# So many members at once stay in the second cache; fewer are slowed down by the calls.
CHUNK = min(16_384, max(2, MEMBERS // 32 * 2))
WARMUP, HORIZON, LOTS = P["WARMUP"], P["HORIZON"], 13
EDGES = P["edges"]
STAR = 54
GOLD_FROM, TICKET, TICKET_WORTH = 250 * STAR, 150 * STAR, 700
YEAR, MONTH = 365.25, 365.25 / 12
NEVER = 2**31 - 1
CAUSES = ["demotion", "service", "neighbor", "dissatisfaction", "competitor", "dropout"]
SERIES = """active gold left joined purchases sales earned.green earned.gold redeemed expired.green expired.gold outstanding
highvalue atrisk highvalue.gone atrisk.gone""".split() + [f"because.{cause}" for cause in CAUSES]

rng = np.random.Generator(np.random.SFC64(SEED))


def same_day_next_year():
    """By day since the first edge."""
    days = np.full(EDGES[-1] - EDGES[0], NEVER)
    for m in range(WARMUP + HORIZON - 12):
        of = np.arange(EDGES[m + 1] - EDGES[m])
        days[EDGES[m] - EDGES[0] + of] = EDGES[m + 12] + np.minimum(of, EDGES[m + 13] - EDGES[m + 12] - 1)
    return days


IN_A_YEAR = same_day_next_year()
REALS = """rate scale mean_spend drop response headroom redeems_from own level strength yearly fallen service heat habit
momentum failed lifted fell hurt impulse rewarded green gold period_earned given lost""".split()
WHOLES = "joined left_in referrer_until tier held since_move period_end".split()
FLAGS = "referred founding high_value at_risk moved active".split()
ROWS = "green_lots gold_lots gold_earned".split()


class Members:
    """Arrays with a place for everybody in a chunk and those who join; a part of them is a view on the same arrays."""

    def __init__(self, arrays):
        self.__dict__.update(arrays)

    @staticmethod
    def empty(room):
        arrays = {name: np.zeros(room) for name in REALS}
        arrays |= {name: np.zeros(room, np.int64) for name in WHOLES}
        arrays |= {name: np.zeros(room, bool) for name in FLAGS}
        arrays |= {name: np.zeros((LOTS, room)) for name in ROWS}
        return Members(arrays)

    def part(self, first, end):
        return Members({name: array[..., first:end] for name, array in self.__dict__.items()})


def born(m, rate, scale, joined, weeks, referred):
    n = len(rate)
    m.rate[:], m.scale[:], m.joined[:], m.referred[:] = rate, scale, joined, referred
    m.mean_spend[:] = P["spendShape"] * scale
    m.drop[:] = rng.standard_gamma(P["dropoutShape"], n) / (P["dropoutRate"] + weeks) / 7
    spread = P["responseSpread"]
    m.response[:] = np.exp(spread * rng.standard_normal(n) - spread**2 / 2)
    mean_rate = P["purchaseShape"] / P["purchaseRate"] / 7
    m.headroom[:] = (1 + P["responseHeavy"]) / (1 + P["responseHeavy"] * (rate / mean_rate) ** 2)
    m.redeems_from[:] = 1 + P["stockpileMean"] * rng.standard_exponential(n)
    m.own[:] = P["satisfactionMean"] + P["satisfactionSpread"] * rng.standard_normal(n)
    long_run = P["satisfactionNoise"] / np.sqrt(1 - P["satisfactionPersistence"] ** 2)
    m.level[:] = m.own + long_run * rng.standard_normal(n)
    m.strength[:] = np.minimum(1, TICKET_WORTH / m.mean_spend)
    m.yearly[:] = rate * YEAR * m.mean_spend * P["marginShare"]
    m.active[:], m.left_in[:], m.referrer_until[:], m.failed[:] = True, NEVER, -NEVER, -1e9


def hazard(m, month):
    referrer = np.where(m.referrer_until >= month, P["referrerHazard"], 1)
    return np.where(m.referred, P["referredHazard"], 1) * referrer


def leave(m, who, month, why, sums):
    m.active[who], m.left_in[who] = False, month
    sums["left"][month] += len(who)
    for kind, cause in enumerate(CAUSES):
        sums[f"because.{cause}"][month] += np.count_nonzero(why == kind)


def chances_to_leave(m, month, near, hazards, whole, sums):
    """Who leaves at the beginning of a month, and the first thing without which the same luck had let them stay."""
    who = np.flatnonzero(m.active & whole)
    who = who[rng.random(len(who)) < P["leaveChance"]]
    worth = m.gold[who] * (TICKET_WORTH / TICKET)
    spend = m.rate[who] * MONTH * m.mean_spend[who]
    lock = P["lockInPoints"] * m.response[who] * worth / (worth + spend)
    lock += P["lockInTier"] * m.held[who] + P["lockInHabit"] * m.habit[who]
    luck, level, near, hazards = rng.random(len(who)), m.level[who], near[who], hazards[who]

    def goes(at, by):
        return luck < hazards * by / (1 + np.exp(-(P["leaveBase"] - P["leaveSatisfaction"] * (at - 7) - lock)))

    gone = goes(level, near)
    fallen, service = m.fallen[who], m.service[who]
    why = np.select(
        [
            (fallen < 0) & ~goes(level - fallen, near),
            (service < 0) & ~goes(level - service, near),
            ~goes(level, 1),
            ~goes(np.maximum(level, P["satisfactionMean"]), near),
        ],
        range(4),
        4,
    )
    leave(m, who[gone], month, why[gone], sums)


def review(m, who, day, begin):
    """Gold ends a year after it began, unless as many Gold Stars were earned in that year."""
    due = who[(m.tier[who] == 1) & (m.period_end[who] <= day)]
    if len(due) == 0:
        return
    kept = m.period_earned[due] >= GOLD_FROM
    stays, falls = due[kept], due[~kept]
    m.period_end[stays] = IN_A_YEAR[m.period_end[stays] - EDGES[0]]
    m.period_earned[stays] = 0
    m.tier[falls] = 0
    felt = falls[m.active[falls]]
    tenure = np.minimum(1, (begin[felt] - m.joined[felt]) / YEAR / 5)
    m.fell[felt] += P["demotionDrop"] * (1 + P["demotionTenure"] * tenure)
    m.impulse[felt] -= P["demotionSlump"]
    m.moved[felt] = True


def feel(m, who):
    """Only those to whom anything has happened."""
    who = who[m.moved[who] | (m.rewarded[who] > 0)]
    if len(who) == 0:
        return
    momentum, rewarded = m.momentum[who], m.rewarded[who]
    m.momentum[who] = m.impulse[who] + np.maximum(momentum, np.minimum(momentum + rewarded, rewarded))
    m.since_move[who[m.moved[who]]] = 0
    m.impulse[who] = m.rewarded[who] = 0
    m.moved[who] = False


def earn(m, who, yen, day, lot, index, buying, sums):
    rest = yen.copy()
    at = np.flatnonzero(m.tier[who] == 0)
    if len(at) > 0:
        green, lots = who[at], m.green_lots[lot]
        before = m.green[green]
        to_green = np.minimum(yen[at], GOLD_FROM - before)
        m.green[green] = before + to_green
        lots[green] += to_green
        rest[at] -= to_green
        sums["earned.green"][index] += to_green.sum()
        crossed = at[before + to_green >= GOLD_FROM]
        up = who[crossed]
        if len(up) > 0:
            m.tier[up], m.period_end[up], m.period_earned[up] = 1, IN_A_YEAR[day[crossed] - EDGES[0]], 0
            m.green[up] = 0
            m.green_lots[:, up] = 0
            m.lifted[up] += P["promotionGain"]
            m.impulse[up] += P["promotionLift"]
            m.moved[up] = True
    at = np.flatnonzero(rest)
    gold, rest, lots, earned = who[at], rest[at], m.gold_lots[lot], m.gold_earned[lot]
    m.gold[gold] += rest
    lots[gold] += rest
    earned[gold] += rest
    m.period_earned[gold] += rest
    sums["earned.gold"][index] += rest.sum()
    if not buying:
        m.given[gold] += rest


def serve(m, who, t):
    failed = rng.random(len(who)) < P["failureShare"]
    who, t = who[failed], t[failed]
    repeated = np.where(t - m.failed[who] < P["failureDays"], 1 + P["failureRepeat"], 1)
    m.failed[who] = t
    recovered = np.where(rng.random(len(who)) < P["recoveryShare"], 1 - P["recoveryRepair"], 1)
    m.hurt[who] += P["failureDrop"] * repeated * (1 - P["failureBuffer"] * m.habit[who]) * recovered


def may_redeem(m):
    return m.active & (m.gold >= TICKET) & (m.gold >= m.redeems_from * TICKET)


def redeem(m, at, index, willing, sums):
    who = np.flatnonzero(may_redeem(m) & willing)
    tickets = np.floor(m.gold[who] / TICKET)
    price = tickets * TICKET
    m.gold[who] -= price
    m.given[who] = 0
    sums["redeemed"][index] += price.sum()
    for age in range(LOTS - 1, -1, -1):
        lot = (at - age) % LOTS
        taken = np.minimum(price, m.gold_lots[lot, who])
        m.gold_lots[lot, who] -= taken
        price -= taken
    m.rewarded[who] = P["rewardedLift"] * m.headroom[who] * m.strength[who]
    m.lifted[who] += P["rewardedGain"] * m.headroom[who] * m.strength[who] * tickets


def friends_of(m, who, t, month):
    """Who joins: when, and whether recommended."""
    promoter, detractor = m.level[who] >= 8.5, m.level[who] < 6.5
    luck = rng.random(len(who))
    joins = np.where(promoter, luck < P["referralJoins"], ~detractor | (luck >= P["warningShare"]))
    m.referrer_until[who[joins & promoter]] = month + 12
    return who[joins], t[joins], promoter[joins]


def live(m, at, sums):
    """A month of all members of a part; returns who bring a friend, when, and whether by recommendation."""
    month, index = at - WARMUP + 1, max(0, at - WARMUP + 1)
    start, end, lot = EDGES[at], EDGES[at + 1], at % LOTS
    here = m.joined < end
    begin = np.maximum(start, m.joined)
    whole = begin == start
    m.heat[:] = m.heat * P["contagionPersistence"] + m.lost
    near, hazards = 1 + (P["contagionRatio"] - 1) * m.heat, hazard(m, month)
    if month >= 1:
        chances_to_leave(m, month, near, hazards, whole, sums)
    everybody = np.flatnonzero(here)
    review(m, everybody, begin[everybody], begin)
    for kind, lots, balance in (("green", m.green_lots, m.green), ("gold", m.gold_lots, m.gold)):
        sums[f"expired.{kind}"][index] += lots[lot].sum()
        balance -= lots[lot]
        lots[lot] = 0
    m.gold_earned[lot] = 0

    there = m.active & here
    have = np.where(m.tier == 0, m.green, m.gold_earned.sum(axis=0)) / GOLD_FROM
    off = np.log(np.maximum(have, 1e-300)) / P["pressureWidth"]
    pull = m.headroom * m.response
    steady = m.rate * np.exp(P["satisfactionLift"] * (np.clip(m.level, 0, 10) - P["satisfactionMean"]))
    steady *= np.where(m.referrer_until >= month, 1 + P["referrerLift"], 1)
    steady *= 1 + P["tierLift"] * m.held * (1 - P["tierFade"]) ** m.since_move * pull
    steady *= 1 + P["pressureLift"] * np.exp(-0.5 * off * off) * pull
    # Whether somebody gets around to redeeming this month is one draw, wherever it is asked for.
    willing = rng.random(len(steady)) < P["redeemChance"]
    soon = np.flatnonzero(may_redeem(m) & willing)
    steady[soon] *= np.exp(P["redeemingLift"] * m.headroom[soon])
    age = (begin - m.joined) / MONTH
    gradient = P["gradientPull"] * m.strength * (1 - P["gradientFade"]) ** age * pull
    months = np.maximum(0, start - m.joined) / MONTH
    spending = m.scale * np.where(m.referred, 1 + P["referredPremium"] * (1 - P["referredFade"]) ** months, 1)
    seminars = P["SEMINARS"] / YEAR
    slow = np.full(len(steady), seminars)
    bring = np.zeros(len(steady))
    if month >= 1:
        bring = np.where(m.level >= 8.5, P["referralSaid"] * P["referralDone"], P["acquaintanceJoins"]) / YEAR
        slow += bring + m.drop * hazards * near

    # Whose Gold year may end within the month; one that begins in it does not.
    due = (m.tier == 1) & (m.period_end < end)
    bought = np.zeros(len(steady), np.int64)
    friends = []
    who = np.flatnonzero(there)
    t = begin[who].astype(float)
    while len(who) > 0:
        gold = m.gold[who]
        progress = np.where(gold >= TICKET, 0, gold / TICKET)
        given = np.minimum(1, m.given[who] / TICKET)
        pulled = np.exp(gradient[who] * progress) * (1 + P["endowedPull"] * m.strength[who] * given)
        buying = steady[who] * np.where(gold > 0, pulled, 1) * np.exp(m.momentum[who])
        total = buying + slow[who]
        t += rng.standard_exponential(len(who)) / total
        left = t < end
        who, t, buying, total = who[left], t[left], buying[left], total[left]
        which = rng.random(len(who)) * total
        buys = which < buying
        p, at_time = who[buys], t[buys]
        serve(m, p, at_time)
        yen = np.maximum(1, np.rint(rng.standard_gamma(P["spendShape"], len(p)) * spending[p]))
        sums["sales"][index] += yen.sum()
        bought[p] += 1
        day = at_time.astype(np.int64)
        ends = due[p]
        if ends.any():
            review(m, p[ends], day[ends], begin)
        earn(m, p, yen, day, lot, index, True, sums)
        feel(m, p)
        if len(p) == len(who):
            continue
        rest = ~buys
        o, at_time, which = who[rest], t[rest], which[rest] - buying[rest]
        taught = which < seminars
        s, day = o[taught], at_time[taught].astype(np.int64)
        review(m, s, day, begin)
        earn(m, s, np.where(rng.random(len(s)) < P["SEMINAR_SMALL"], 50.0, 100.0) * STAR, day, lot, index, False, sums)
        feel(m, s)
        which -= seminars
        told = ~taught & (which < bring[o])
        if told.any():
            friends.append(friends_of(m, o[told], at_time[told], month))
        over = ~taught & ~told
        if over.any():
            leave(m, o[over], month, np.full(np.count_nonzero(over), len(CAUSES) - 1), sums)
            still = m.active[who]
            who, t = who[still], t[still]
    count = int(bought.sum())
    sums["purchases"][index] += count
    sums["events"] += count
    redeem(m, at, index, willing, sums)
    review(m, everybody, end - 1, begin)
    m.held[there] = m.tier[there]

    w = np.flatnonzero(m.active & here)
    m.habit[w] = P["habitPersistence"] * m.habit[w] + (1 - P["habitPersistence"]) * (bought[w] > 0)
    m.momentum[w] *= P["momentumPersistence"]
    m.since_move[w] += 1
    feel(m, w)
    kept = P["satisfactionPersistence"]
    fell, hurt = m.fell[w], m.hurt[w]
    m.fallen[w] = kept * m.fallen[w] - fell
    m.service[w] = kept * m.service[w] - hurt
    noise = P["satisfactionNoise"] * rng.standard_normal(len(w))
    m.level[w] = m.own[w] + kept * (m.level[w] - m.own[w]) + noise + m.lifted[w] - fell - hurt
    m.lifted[w] = m.fell[w] = m.hurt[w] = 0
    return friends


def count(m, month, sums):
    sums["outstanding"][month] += m.gold.sum() + m.green.sum()
    sums["highvalue.gone"][month] += np.count_nonzero(~m.active & m.founding & m.high_value)
    sums["atrisk.gone"][month] += np.count_nonzero(~m.active & m.at_risk)
    sums["active"][month] += np.count_nonzero(m.active)
    sums["gold"][month] += np.count_nonzero(m.active & (m.held == 1))
    valued = m.active & m.high_value
    sums["highvalue"][month] += np.count_nonzero(valued)
    sums["atrisk"][month] += np.count_nonzero(valued & (m.level < 6.5))


def run_chunk(rate, scale, cut):
    n = len(rate)
    sums = {name: np.zeros(HORIZON + 1) for name in SERIES} | {"events": 0}
    everyone = Members.empty(2 * n + 64)
    founders = everyone.part(0, n)
    joined = P["FIRST_JOIN"] + np.floor(rng.random(n) * (P["START"] - P["FIRST_JOIN"])).astype(np.int64)
    born(founders, rate, scale, joined, (P["START"] - joined) / 7, False)
    founders.founding[:] = True
    first = np.arange(0, n - 1, 2)
    first = first[rng.random(len(first)) < P["contagionTied"]]
    ties = [np.concatenate([first, first + 1]), np.concatenate([first + 1, first])]
    for at in range(WARMUP):
        live(founders, at, sums)
    founders.high_value[:] = founders.yearly >= cut
    founders.at_risk[:] = founders.high_value & (founders.level < 6.5)
    count(founders, 0, sums)
    for at in range(WARMUP, WARMUP + HORIZON):
        month = at - WARMUP + 1
        everyone.lost[:n] = np.bincount(ties[0], everyone.left_in[ties[1]] == month - 1, n) if month > 1 else 0
        begin = 0
        while begin < n:
            # Friends who join live through the rest of the month, and may bring friends themselves.
            end = n
            for who, t, recommended in live(everyone.part(begin, end), at, sums):
                k = len(who)
                rates = rng.standard_gamma(P["purchaseShape"], k) / P["purchaseRate"] / 7
                scales = P["spendMemberRate"] / rng.standard_gamma(P["spendMemberShape"], k)
                new = everyone.part(n, n + k)
                born(new, rates, scales, np.floor(t).astype(np.int64), 0, recommended)
                new.high_value[:] = new.yearly >= cut
                added = np.arange(n, n + k)
                ties = [np.concatenate([ties[0], who + begin, added]), np.concatenate([ties[1], added, who + begin])]
                sums["joined"][month] += k
                n += k
            begin = end
        count(everyone.part(0, n), month, sums)
    return sums


def main():
    began = time.process_time()
    rate = rng.standard_gamma(P["purchaseShape"], MEMBERS) / P["purchaseRate"] / 7
    scale = P["spendMemberRate"] / rng.standard_gamma(P["spendMemberShape"], MEMBERS)
    top = max(1, int(MEMBERS * P["TOP_SHARE"] + 0.5))
    cut = np.partition(rate * YEAR * P["spendShape"] * scale * P["marginShare"], MEMBERS - top)[MEMBERS - top]
    chunks = [run_chunk(rate[i : i + CHUNK], scale[i : i + CHUNK], cut) for i in range(0, MEMBERS - CHUNK + 1, CHUNK)]
    figures = {}
    for name in SERIES:
        values = np.array([chunk[name] for chunk in chunks]) / CHUNK
        spread = values.std(axis=0) * np.sqrt(CHUNK)
        figures |= {f"{name}.{i}": [values[:, i].mean(), spread[i]] for i in range(HORIZON + 1)}
    seconds = time.process_time() - began
    events = sum(chunk["events"] for chunk in chunks)
    print(json.dumps({"members": len(chunks) * CHUNK, "events": int(events), "seconds": seconds, "figures": figures}))


main()
