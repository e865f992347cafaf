/*
 * Starbucks Rewards Japan and its members, by hand, in one thread: the peer that the project's own engine is held against.
 * One member after the other, each with the friends they bring, so that a life stays in the cache; exponential clocks race
 * instead of being kept apart, which is the same process; variates by ziggurat; Stars counted in yen of spend, 54 to a Star.
 *
 * `parameters.h` is written by peers.ts: the numbers of the assumption ledger, the first days of months, and the batch size.
 * What is left out is said there as well. Prints one JSON object, with figures per founding member and their spread.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "parameters.h"

enum { MONTHS = WARMUP + HORIZON, LOTS = 13 };
enum { STAR = 54, GOLD_FROM = 250 * STAR, TICKET = 150 * STAR };
static const double TICKET_WORTH = 700, DAYS_PER_MONTH = 365.25 / 12, DAYS_PER_YEAR = 365.25;

/* ---- random numbers: xoshiro256++ (Blackman and Vigna 2019), ziggurat tables of 256 (Marsaglia and Tsang 2000) ---- */

static uint64_t state[4];

static inline uint64_t rotl(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

static inline uint64_t bits(void) {
  uint64_t result = rotl(state[0] + state[3], 23) + state[0], t = state[1] << 17;
  state[2] ^= state[0];
  state[3] ^= state[1];
  state[1] ^= state[2];
  state[0] ^= state[3];
  state[2] ^= t;
  state[3] = rotl(state[3], 45);
  return result;
}

static void seed(uint64_t x) {
  for (int i = 0; i < 4; i++) {
    uint64_t z = (x += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    state[i] = z ^ (z >> 31);
  }
}

static inline double uniform(void) { return ((bits() >> 11) + 0.5) * 0x1p-53; }
static inline int chance(double p) { return uniform() < p; }

static double normal_x[257], normal_f[257], exp_x[257], exp_f[257];

static void tables(void) {
  const double nr = 3.6541528853610088, nv = 0.00492867323399, er = 7.69711747013104972, ev = 0.0039496598225815571993;
  normal_x[0] = nv / exp(-0.5 * nr * nr), normal_x[1] = nr;
  exp_x[0] = ev / exp(-er), exp_x[1] = er;
  for (int i = 1; i < 255; i++) {
    normal_x[i + 1] = sqrt(-2 * log(nv / normal_x[i] + exp(-0.5 * normal_x[i] * normal_x[i])));
    exp_x[i + 1] = -log(ev / exp_x[i] + exp(-exp_x[i]));
  }
  normal_x[256] = exp_x[256] = 0;
  for (int i = 0; i < 257; i++) normal_f[i] = exp(-0.5 * normal_x[i] * normal_x[i]), exp_f[i] = exp(-exp_x[i]);
}

static inline double exponential(void) {
  for (;;) {
    uint64_t b = bits();
    int i = b & 255;
    double x = (b >> 11) * 0x1p-53 * exp_x[i];
    if (x < exp_x[i + 1]) return x;
    if (i == 0) return exp_x[1] - log(uniform());
    if (exp_f[i] + uniform() * (exp_f[i + 1] - exp_f[i]) < exp(-x)) return x;
  }
}

static inline double normal(void) {
  for (;;) {
    uint64_t b = bits();
    int i = b & 255;
    double x = (b >> 11) * 0x1p-53 * normal_x[i], sign = b & 256 ? -1 : 1;
    if (x < normal_x[i + 1]) return sign * x;
    if (i == 0) {
      double t, y;
      do t = -log(uniform()) / normal_x[1], y = -log(uniform());
      while (y + y < t * t);
      return sign * (normal_x[1] + t);
    }
    if (normal_f[i] + uniform() * (normal_f[i + 1] - normal_f[i]) < exp(-0.5 * x * x)) return sign * x;
  }
}

/* Marsaglia and Tsang (2000). */
static inline double gamma_draw(double shape) {
  double d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3, c = 1 / sqrt(9 * d);
  for (;;) {
    double x = normal(), root = 1 + c * x;
    if (root <= 0) continue;
    double v = root * root * root, u = uniform(), s = x * x;
    if (u < 1 - 0.0331 * s * s || log(u) < 0.5 * s + d * (1 - v + log(v)))
      return shape < 1 ? d * v * pow(uniform(), 1 / shape) : d * v;
  }
}

/* ---- the calendar ---- */

static int in_a_year[31 * 12 * 20]; /* by day since the first edge: the same day of the next year */
static int month_of[31 * 12 * 20];

static void calendar(void) {
  for (int m = 0; m < MONTHS; m++)
    for (int day = edges[m]; day < edges[m + 1]; day++) {
      int next = m + 12, of = day - edges[m];
      month_of[day - edges[0]] = m;
      if (next >= MONTHS) in_a_year[day - edges[0]] = INT32_MAX;
      else {
        int length = edges[next + 1] - edges[next];
        in_a_year[day - edges[0]] = edges[next] + (of < length ? of : length - 1);
      }
    }
}

/* ---- what is counted, per batch of founding members ---- */

enum { DEMOTION, SERVICE, NEIGHBOR, DISSATISFACTION, COMPETITOR, DROPOUT, CAUSES };

typedef struct {
  double active[HORIZON + 1], gold[HORIZON + 1], left[HORIZON + 1], joined[HORIZON + 1];
  double purchases[HORIZON + 1], sales[HORIZON + 1];
  double earned_green[HORIZON + 1], earned_gold[HORIZON + 1], redeemed[HORIZON + 1];
  double expired_green[HORIZON + 1], expired_gold[HORIZON + 1], outstanding[HORIZON + 1];
  double high_value[HORIZON + 1], at_risk[HORIZON + 1], high_value_gone[HORIZON + 1], at_risk_gone[HORIZON + 1];
  double because[CAUSES][HORIZON + 1];
} Sums;
enum { SERIES = sizeof(Sums) / sizeof(double) / (HORIZON + 1) };
static const char *NAMES[SERIES] = {
    "active",        "gold",         "left",        "joined",     "purchases", "sales",          "earned.green",
    "earned.gold",   "redeemed",     "expired.green", "expired.gold", "outstanding", "highvalue", "atrisk",
    "highvalue.gone", "atrisk.gone", "because.demotion", "because.service", "because.neighbor",
    "because.dissatisfaction", "because.competitor", "because.dropout"};
static Sums sums;
static uint64_t events;

/* ---- a member ---- */

typedef struct {
  double rate, scale, mean_spend, drop, response, headroom, redeems_from, own, level, strength, yearly;
  double fallen, service; /* what is left of two kinds of hurt */
  double heat, habit, momentum, failed;
  /* What the rules and service did since it was last felt. */
  double lifted, fell, hurt, impulse, rewarded;
  int joined, referred, founding, high_value, at_risk, moved;
  int active, left_in, referrer_until, tier, held, since_move;
  int period_end, lost;
  int64_t green, gold, period_earned, given;
  int64_t green_lots[LOTS], gold_lots[LOTS], gold_earned[LOTS];
} Member;

static double cut;
enum { MOST = 4096 };
static Member residents[MOST];
static int ties[MOST][2];
static int count, tied;

static void born(Member *m, double rate, double scale, int joined, double weeks, int referred) {
  const double mean_rate = purchaseShape / purchaseRate / 7;
  memset(m, 0, sizeof *m);
  m->rate = rate, m->scale = scale, m->joined = joined, m->referred = referred;
  m->mean_spend = spendShape * scale;
  m->drop = gamma_draw(dropoutShape) / (dropoutRate + weeks) / 7;
  m->response = exp(responseSpread * normal() - responseSpread * responseSpread / 2);
  m->headroom = (1 + responseHeavy) / (1 + responseHeavy * (rate / mean_rate) * (rate / mean_rate));
  m->redeems_from = 1 + stockpileMean * exponential();
  m->own = satisfactionMean + satisfactionSpread * normal();
  m->level = m->own + satisfactionNoise / sqrt(1 - satisfactionPersistence * satisfactionPersistence) * normal();
  m->strength = fmin(1, TICKET_WORTH / m->mean_spend);
  m->yearly = rate * DAYS_PER_YEAR * m->mean_spend * marginShare;
  m->active = 1, m->left_in = INT32_MAX, m->referrer_until = INT32_MIN, m->failed = -1e9;
}

static inline int promoter(const Member *m) { return m->level >= 8.5; }
static inline int detractor(const Member *m) { return m->level < 6.5; }

static void leave(Member *m, int month, int why) {
  m->active = 0, m->left_in = month;
  sums.left[month]++;
  sums.because[why][month]++;
}

static inline double hazard(const Member *m, int month) {
  return (m->referred ? referredHazard : 1) * (month <= m->referrer_until ? referrerHazard : 1);
}

/* Gold ends a year after it began, unless as many Gold Stars were earned in that year. */
static void review(Member *m, int day, int begin) {
  while (m->tier == 1 && m->period_end <= day) {
    if (m->period_earned >= GOLD_FROM) {
      m->period_end = in_a_year[m->period_end - edges[0]];
      m->period_earned = 0;
      continue;
    }
    m->tier = 0;
    if (!m->active) continue;
    m->fell += demotionDrop * (1 + demotionTenure * fmin(1, (begin - m->joined) / DAYS_PER_YEAR / 5));
    m->impulse -= demotionSlump;
    m->moved = 1;
  }
}

static void lapse(Member *m, int at, int index) {
  int lot = at % LOTS; /* thirteen months ago */
  sums.expired_green[index] += m->green_lots[lot], sums.expired_gold[index] += m->gold_lots[lot];
  m->green -= m->green_lots[lot], m->gold -= m->gold_lots[lot];
  m->green_lots[lot] = m->gold_lots[lot] = 0;
  m->gold_earned[lot] = 0;
}

static void felt(Member *m) {
  m->momentum = m->impulse + fmax(m->momentum, fmin(m->momentum + m->rewarded, m->rewarded));
  if (m->moved) m->since_move = 0;
  m->impulse = m->rewarded = 0, m->moved = 0;
}

static void earn(Member *m, int64_t yen, int day, int at, int index, int buying) {
  int64_t rest = yen;
  if (m->tier == 0) {
    int64_t room = GOLD_FROM - m->green, to_green = yen < room ? yen : room;
    m->green += to_green, m->green_lots[at % LOTS] += to_green, rest -= to_green;
    sums.earned_green[index] += to_green;
  }
  if (rest > 0) {
    m->gold += rest, m->gold_lots[at % LOTS] += rest, m->gold_earned[at % LOTS] += rest, m->period_earned += rest;
    sums.earned_gold[index] += rest;
    if (!buying) m->given += rest;
  }
  if (m->tier == 0 && m->green >= GOLD_FROM) {
    m->tier = 1, m->period_end = in_a_year[day - edges[0]], m->period_earned = rest;
    m->green = 0;
    memset(m->green_lots, 0, sizeof m->green_lots);
    m->lifted += promotionGain, m->impulse += promotionLift, m->moved = 1;
  }
}

static void serve(Member *m, double t) {
  if (!chance(failureShare)) return;
  double drop = failureDrop * (t - m->failed < failureDays ? 1 + failureRepeat : 1) * (1 - failureBuffer * m->habit);
  m->failed = t;
  m->hurt += drop * (chance(recoveryShare) ? 1 - recoveryRepair : 1);
}

static inline int may_redeem(const Member *m) { return m->gold >= TICKET && m->gold >= m->redeems_from * TICKET; }

static void redeem(Member *m, int at, int index) {
  do {
    int64_t price = TICKET;
    for (int age = LOTS - 1; age >= 0 && price > 0; age--) {
      int64_t *lot = &m->gold_lots[(at + LOTS - age) % LOTS], taken = *lot < price ? *lot : price;
      *lot -= taken, price -= taken;
    }
    m->gold -= TICKET, m->given = 0;
    sums.redeemed[index] += TICKET;
    m->rewarded = fmax(m->rewarded, rewardedLift * m->headroom * m->strength);
    m->lifted += rewardedGain * m->headroom * m->strength;
  } while (m->gold >= TICKET);
}

static void bring(Member *m, int month, double t) {
  int recommends = promoter(m);
  if (recommends && !chance(referralJoins)) return;
  if (detractor(m) && chance(warningShare)) return;
  if (recommends) m->referrer_until = month + 12;
  if (count == MOST) abort();
  Member *friend = &residents[count];
  born(friend, gamma_draw(purchaseShape) / purchaseRate / 7, spendMemberRate / gamma_draw(spendMemberShape), (int)t, 0,
       recommends);
  friend->high_value = friend->yearly >= cut;
  ties[tied][0] = (int)(m - residents), ties[tied++][1] = count++;
  sums.joined[month]++;
}

/* The first thing without which the same luck had let the member stay. */
static int cause(const Member *m, double u, double lock, double near, double hazards) {
#define GOES(at, by) (u < hazards * (by) / (1 + exp(-(leaveBase - leaveSatisfaction * ((at)-7) - lock))))
  if (m->fallen < 0 && !GOES(m->level - m->fallen, near)) return DEMOTION;
  if (m->service < 0 && !GOES(m->level - m->service, near)) return SERVICE;
  if (!GOES(m->level, 1)) return NEIGHBOR;
  return GOES(fmax(m->level, satisfactionMean), near) ? COMPETITOR : DISSATISFACTION;
}

static void live(Member *m, int at) {
  int month = at - WARMUP + 1, index = month < 0 ? 0 : month, from = edges[at], to = edges[at + 1];
  if (to <= m->joined) return;
  int begin = from > m->joined ? from : m->joined;
  m->heat = m->heat * contagionPersistence + m->lost;
  double near = 1 + (contagionRatio - 1) * m->heat, hazards = hazard(m, month);
  if (month >= 1 && m->active && begin == from && chance(leaveChance)) {
    double worth = m->gold * (TICKET_WORTH / TICKET);
    double points = worth > 0 ? m->response * worth / (worth + m->rate * DAYS_PER_MONTH * m->mean_spend) : 0;
    double lock = lockInPoints * points + lockInTier * m->held + lockInHabit * m->habit, u = uniform();
    if (GOES(m->level, near)) leave(m, month, cause(m, u, lock, near, hazards));
  }
  review(m, begin, begin);
  if (begin == from) lapse(m, at, index);
  if (!m->active) {
    review(m, to - 1, begin);
    return;
  }

  double pressed = 0, have = 0;
  if (m->tier == 0) have = (double)m->green / GOLD_FROM;
  else {
    int64_t earned = 0;
    for (int i = 0; i < LOTS; i++) earned += m->gold_earned[i];
    have = (double)earned / GOLD_FROM;
  }
  if (have > 0) {
    double off = log(have) / pressureWidth;
    pressed = exp(-0.5 * off * off);
  }
  double pull = m->headroom * m->response;
  double steady = m->rate * exp(satisfactionLift * (fmin(10, fmax(0, m->level)) - satisfactionMean));
  if (month <= m->referrer_until) steady *= 1 + referrerLift;
  if (m->held) steady *= 1 + tierLift * pow(1 - tierFade, m->since_move) * pull;
  steady *= 1 + pressureLift * pressed * pull;
  /* Whether the member gets around to redeeming this month is one draw, wherever it is asked for. */
  int asked = may_redeem(m), willing = asked && chance(redeemChance);
  if (willing) steady *= exp(redeemingLift * m->headroom);
  double gradient = gradientPull * m->strength * pow(1 - gradientFade, (begin - m->joined) / DAYS_PER_MONTH) * pull;
  double spending = m->referred ? 1 + referredPremium * pow(1 - referredFade, fmax(0, from - m->joined) / DAYS_PER_MONTH) : 1;
  double ending = month < 1 ? 0 : m->drop * hazards * near;
  double friends = month < 1 ? 0 : (promoter(m) ? referralSaid * referralDone : acquaintanceJoins) / DAYS_PER_YEAR;
  double slow = SEMINARS / DAYS_PER_YEAR + friends + ending;
  int bought = 0;
  for (double t = begin;;) {
    double buying = steady;
    if (m->gold > 0) {
      double progress = m->gold >= TICKET ? 0 : (double)m->gold / TICKET;
      double given = m->given >= TICKET ? 1 : (double)m->given / TICKET;
      buying *= fmax(1, exp(gradient * progress) * (1 + endowedPull * m->strength * given));
    }
    if (m->momentum != 0) buying *= exp(m->momentum);
    t += exponential() / (buying + slow);
    if (t >= to) break;
    double which = uniform() * (buying + slow);
    int day = (int)t;
    if (which < buying) {
      bought++, events++;
      serve(m, t);
      double yen = nearbyint(gamma_draw(spendShape) * m->scale * spending);
      int64_t spend = yen < 1 ? 1 : (int64_t)yen;
      sums.sales[index] += spend;
      review(m, day, begin);
      earn(m, spend, day, at, index, 1);
      felt(m);
    } else if ((which -= buying) < SEMINARS / DAYS_PER_YEAR) {
      review(m, day, begin);
      earn(m, chance(SEMINAR_SMALL) ? 50 * STAR : 100 * STAR, day, at, index, 0);
      felt(m);
    } else if (which - SEMINARS / DAYS_PER_YEAR < friends) bring(m, month, t);
    else {
      leave(m, month, DROPOUT);
      break;
    }
  }
  sums.purchases[index] += bought;
  if (m->active && may_redeem(m) && (asked ? willing : chance(redeemChance))) redeem(m, at, index);
  review(m, to - 1, begin);
  m->held = m->tier;
  if (!m->active) return;
  m->habit = habitPersistence * m->habit + (1 - habitPersistence) * (bought > 0);
  m->momentum *= momentumPersistence;
  m->since_move++;
  felt(m);
  m->fallen = satisfactionPersistence * m->fallen - m->fell, m->service = satisfactionPersistence * m->service - m->hurt;
  m->level = m->own + satisfactionPersistence * (m->level - m->own) + satisfactionNoise * normal() + m->lifted - m->fell - m->hurt;
  m->lifted = m->fell = m->hurt = 0;
}

static void counted(const Member *m, int month) {
  sums.outstanding[month] += m->gold + m->green;
  if (!m->active) {
    if (m->founding && m->high_value) sums.high_value_gone[month]++;
    if (m->at_risk) sums.at_risk_gone[month]++;
    return;
  }
  sums.active[month]++;
  sums.gold[month] += m->held;
  if (!m->high_value) return;
  sums.high_value[month]++;
  if (detractor(m)) sums.at_risk[month]++;
}

static void live_through(int at_first, int at_last) {
  for (int at = at_first; at < at_last; at++) {
    int month = at - WARMUP + 1;
    for (int i = 0; i < count; i++) residents[i].lost = 0;
    for (int i = 0; month > 1 && i < tied; i++) {
      Member *a = &residents[ties[i][0]], *b = &residents[ties[i][1]];
      a->lost += b->left_in == month - 1, b->lost += a->left_in == month - 1;
    }
    for (int i = 0; i < count; i++) live(&residents[i], at);
    if (month >= 1)
      for (int i = 0; i < count; i++) counted(&residents[i], month);
  }
}

/* The value that stands at a place when all are sorted (Hoare 1961). */
static double selected(double *values, int size, int place) {
  for (int low = 0, high = size - 1; low < high;) {
    double pivot = values[(low + high) / 2];
    int i = low, j = high;
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (values[j] > pivot) j--;
      if (i > j) break;
      double swapped = values[i];
      values[i++] = values[j], values[j--] = swapped;
    }
    if (place <= j) high = j;
    else if (place >= i) low = i;
    else break;
  }
  return values[place];
}

int main(int argc, char **argv) {
  int members = argc > 1 ? atoi(argv[1]) : 1000000;
  seed(argc > 2 ? strtoull(argv[2], NULL, 10) : 1);
  tables();
  calendar();
  double *rate = malloc(members * sizeof *rate), *scale = malloc(members * sizeof *scale), *yearly = malloc(members * sizeof *yearly);
  for (int i = 0; i < members; i++) {
    rate[i] = gamma_draw(purchaseShape) / purchaseRate / 7;
    scale[i] = spendMemberRate / gamma_draw(spendMemberShape);
    yearly[i] = rate[i] * DAYS_PER_YEAR * spendShape * scale[i] * marginShare;
  }
  int top = (int)(members * TOP_SHARE + 0.5);
  cut = selected(yearly, members, members - (top < 1 ? 1 : top));

  static double mean[SERIES * (HORIZON + 1)], square[SERIES * (HORIZON + 1)];
  int batches = members / BATCH;
  for (int first = 0; first + 1 < members; first += 2) {
    count = tied = 0;
    for (int i = first; i < first + 2; i++) {
      Member *m = &residents[count++];
      int joined = FIRST_JOIN + (int)(uniform() * (START - FIRST_JOIN));
      born(m, rate[i], scale[i], joined, (START - joined) / 7.0, 0);
      m->founding = 1;
    }
    if (chance(contagionTied)) ties[tied][0] = 0, ties[tied++][1] = 1;
    live_through(0, WARMUP);
    for (int i = 0; i < count; i++) {
      Member *m = &residents[i];
      m->high_value = m->yearly >= cut, m->at_risk = m->high_value && detractor(m);
      counted(m, 0);
    }
    live_through(WARMUP, MONTHS);
    if ((first + 2) % BATCH) continue;
    const double *all = (const double *)&sums;
    for (int k = 0; k < SERIES * (HORIZON + 1); k++) mean[k] += all[k] / BATCH, square[k] += all[k] / BATCH * (all[k] / BATCH);
    memset(&sums, 0, sizeof sums);
  }

  printf("{\"members\":%d,\"events\":%llu,\"seconds\":%.6f,\"figures\":{", batches * BATCH, (unsigned long long)events,
         (double)clock() / CLOCKS_PER_SEC);
  for (int k = 0; k < SERIES * (HORIZON + 1); k++) {
    double middle = mean[k] / batches, spread = square[k] / batches - middle * middle;
    printf("%s\"%s.%d\":[%.12g,%.12g]", k ? "," : "", NAMES[k / (HORIZON + 1)], k % (HORIZON + 1), middle,
           sqrt(fmax(0, spread) * BATCH));
  }
  printf("}}\n");
}
