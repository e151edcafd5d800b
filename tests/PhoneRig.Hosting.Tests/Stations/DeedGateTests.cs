using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Safety;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Stations;
using PhoneRig.Hosting.Tests.Support;
using static PhoneRig.Hosting.Tests.Support.LoopRunning;

namespace PhoneRig.Hosting.Tests.Stations;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DeedGateTests
{
    private static readonly Deed Off = new Deed.SwitchPower(On: false);
    private static readonly Deed On = new Deed.SwitchPower(On: true);
    private static readonly Deed Press5 = new Deed.PressKey(new Key("5"), Ms(200));
    private static readonly Deed Hold5 = new Deed.HoldKey(new Key("5"), Seconds(60));
    private static readonly Deed Up5 = new Deed.ReleaseKey(new Key("5"));

    private readonly EventLoop loop = new(new VirtualClock());
    private readonly List<(double At, long Number, Deed Deed)> moved = [];
    private readonly List<Entry> entries = [];
    private readonly FakeJournal journal;
    private readonly StationTimeline timeline;
    private readonly DeedGate gate;
    private Func<Intent, Permit> judge = _ => new Permit.Granted();

    public DeedGateTests()
    {
        journal = new FakeJournal(loop);
        timeline = new StationTimeline("s1", loop, journal, entries.Add, intent => gate!.Take(intent));
        gate = new DeedGate(
            loop,
            journal,
            deed => Interlocks.IsRelease(deed, RelayContact.NormallyClosed),
            intent => judge(intent),
            (number, deed) => moved.Add((loop.Uptime.TotalSeconds, number, deed)),
            timeline.Append,
            timeline.InTurn);
    }

    private IEnumerable<Fact> Ends => entries.Select(entry => entry.Fact).Where(fact => fact is not DeedIntended);

    [Test]
    public void Nothing_moves_before_its_intent_is_durable()
    {
        timeline.Do(Off);
        loop.RunTo(Seconds(5));
        Assert.That(moved, Is.Empty);
        Assert.That(journal.Facts("s1"), Is.EqualTo(new[] { new DeedIntended(Off) }), "it was appended");

        journal.Write();
        loop.RunTo(Seconds(6));
        Assert.That(moved, Is.EqualTo(new[] { (5.0, 1L, Off) }));
    }

    [Test]
    public void A_release_waits_neither_for_the_disk_nor_for_what_was_asked_before_it()
    {
        timeline.Do(Off);
        timeline.Do(new Deed.PressKey(new Key("1"), Ms(200)));
        timeline.Do(Up5);
        timeline.Do(new Deed.MoveHook(OffHook: false));

        Assert.That(moved.Select(deed => deed.Deed), Is.EqualTo(new Deed[] { Up5, new Deed.MoveHook(OffHook: false) }));
    }

    [Test]
    public void Power_on_is_a_release_only_where_the_relay_at_rest_feeds_the_phone()
    {
        Assert.That(Interlocks.IsRelease(On, RelayContact.NormallyClosed), Is.True);
        Assert.That(Interlocks.IsRelease(On, RelayContact.NormallyOpen), Is.False);
        Assert.That(Interlocks.IsRelease(Off, RelayContact.NormallyOpen), Is.False);
    }

    [Test]
    public void A_release_calls_off_the_press_that_it_undoes_and_no_other()
    {
        timeline.Do(Hold5);
        timeline.Do(Press5);
        timeline.Do(new Deed.PressKey(new Key("6"), Ms(200)));
        timeline.Do(Off);
        timeline.Do(Up5);
        journal.Write();
        loop.RunTo(Seconds(1));
        gate.Report(new KeyReleased(5, new Key("5")));

        Assert.That(Ends.OfType<DeedCancelled>().Select(cancelled => cancelled.Deed), Is.EqualTo(new[] { 1L, 2L }));
        Assert.That(moved.Select(deed => deed.Number), Is.EqualTo(new[] { 5L, 3L }), "the power-off waits for the end of the press of 6");
    }

    [Test]
    public void Power_on_calls_off_a_power_off_that_has_not_moved()
    {
        timeline.Do(Off);
        timeline.Do(On);
        journal.Write();
        loop.RunTo(Seconds(1));

        Assert.That(Ends, Is.EqualTo(new[] { new DeedCancelled(1, "its opposite came first") }));
        Assert.That(moved.Select(deed => deed.Deed), Is.EqualTo(new[] { On }));
    }

    [Test]
    public void A_power_off_does_not_overtake_a_power_on_that_has_to_wait()
    {
        judge = intent => intent.Deed == On && loop.Uptime < Seconds(3) ? new Permit.NotBefore(Seconds(3), "inrush") : new Permit.Granted();
        timeline.Do(On);
        timeline.Do(Off);
        journal.Write();
        loop.RunTo(Seconds(3));
        Assert.That(moved, Is.EqualTo(new[] { (3.0, 1L, On) }));

        gate.Report(new PowerSwitched(1, On: true));
        loop.RunTo(Seconds(4));
        Assert.That(moved.Select(deed => deed.Deed), Is.EqualTo(new[] { On, Off }));
    }

    [Test]
    public void Letting_all_go_calls_off_every_press_hold_and_lifting()
    {
        Deed[] deeds = [Hold5, Press5, new Deed.MoveHook(OffHook: true), Off];
        Array.ForEach(deeds, deed => timeline.Do(deed));
        gate.CancelPresses("stopped");

        Assert.That(Ends.Cast<DeedCancelled>().Select(cancelled => (cancelled.Deed, cancelled.Reason)), Is.EqualTo(new[] { (1, "stopped"), (2, "stopped"), (3L, "stopped") }));
        journal.Write();
        loop.RunTo(Seconds(1));
        Assert.That(moved.Select(deed => deed.Deed), Is.EqualTo(new[] { Off }));
    }

    [Test]
    public void Interlocks_judge_by_what_is_known_when_it_would_move_not_when_it_was_asked_for()
    {
        var writing = false;
        judge = _ => writing ? new Permit.Refused("flash-write", "it writes", Seconds(90)) : new Permit.Granted();
        timeline.Do(Off);
        writing = true;
        journal.Write();
        loop.RunTo(Seconds(1));

        Assert.That(moved, Is.Empty);
        Assert.That(Ends, Is.EqualTo(new[] { new DeedRefused(1, "flash-write", "it writes", Seconds(90)) }));
        Assert.That(gate.Idle, Is.True);
    }

    [Test]
    public void A_deed_is_judged_only_when_all_that_was_told_before_is_known()
    {
        var known = 0;
        judge = _ => known == 2 ? new Permit.Granted() : new Permit.Refused("flash-write", "too early", null);
        timeline.Attach(new ScriptedDecider(input =>
        {
            known += input.Fact is Notice ? 1 : 0;
            return null;
        }));
        timeline.Do(Off);
        timeline.InTurn(() =>
        {
            // The second waits its turn when the journal's answer comes.
            timeline.Append(new Notice("a"));
            timeline.Append(new Notice("b"));
            journal.AnswerAtOnce();
        });

        Assert.That(moved.Select(deed => deed.Deed), Is.EqualTo(new[] { Off }));
    }

    [Test]
    public void What_may_not_happen_yet_is_asked_for_again_then_and_those_behind_it_wait()
    {
        judge = intent => intent.Deed == Off && loop.Uptime < Seconds(7) ? new Permit.NotBefore(Seconds(7), "inrush") : new Permit.Granted();
        timeline.Do(Off);
        timeline.Do(Press5);
        journal.Write();
        loop.RunTo(Seconds(6));
        Assert.That(moved, Is.Empty);

        loop.RunTo(Seconds(7));
        gate.Report(new PowerSwitched(1, On: false));
        Assert.That(moved, Is.EqualTo(new[] { (7.0, 1L, Off), (7.0, 2L, Press5) }));
    }

    [Test]
    public void A_permit_that_is_due_at_once_does_not_spin()
    {
        var asked = 0;
        judge = _ => ++asked > 5 ? new Permit.Granted() : new Permit.NotBefore(TimeSpan.Zero, "now");
        timeline.Do(Up5);
        loop.RunTo(Seconds(1));

        Assert.That(moved.Single().At, Is.EqualTo(0.005));
    }

    [Test]
    public void Deeds_keep_their_order_and_each_waits_for_the_end_of_the_one_before()
    {
        timeline.Do(Off);
        timeline.Do(Press5);
        journal.Write();
        loop.RunTo(Seconds(2));
        Assert.That(moved.Select(deed => deed.Number), Is.EqualTo(new[] { 1L }));

        gate.Report(new PowerSwitched(1, On: false));
        Assert.That(moved.Select(deed => deed.Number), Is.EqualTo(new[] { 1L, 2L }));
    }

    [Test]
    public void A_journal_that_cannot_write_is_a_rig_fault_told_once_and_releases_still_work()
    {
        journal.Fault = new HardwareFaultException("journal", "the disk is full");
        timeline.Do(Off);
        timeline.Do(Press5);
        journal.Write();
        timeline.Do(Up5);
        loop.RunTo(Seconds(1));

        Assert.That(moved.Select(deed => deed.Deed), Is.EqualTo(new[] { Up5 }));
        Assert.That(Ends.OfType<DeedFailed>(), Is.EqualTo(new[] { new DeedFailed(1, "journal", "the disk is full") }), "the press was called off by its release");
        Assert.That(Ends.OfType<RigFault>().Select(fault => fault.Part), Is.EqualTo(new[] { "journal" }));
    }

    [Test]
    public void A_journal_that_never_answers_fails_the_deed_in_the_end()
    {
        timeline.Do(Off);
        loop.RunTo(DeedGate.Patience + Seconds(1));

        Assert.That(moved, Is.Empty);
        Assert.That(Ends.OfType<DeedFailed>().Single().Part, Is.EqualTo("journal"));
        Assert.That(gate.Idle, Is.True);
    }

    [Test]
    public void A_driver_that_never_answers_fails_the_deed_and_those_behind_it_go_on()
    {
        timeline.Do(Off);
        timeline.Do(Press5);
        journal.Write();
        loop.RunTo(DeedGate.Patience + Seconds(1));

        Assert.That(Ends, Is.EqualTo(new[] { new DeedFailed(1, "relay", "it did not answer within 30 s and may have moved or not: check its wiring and its bus") }));
        Assert.That(moved.Select(deed => deed.Number), Is.EqualTo(new[] { 1L, 2L }));
    }

    [Test]
    public void A_fault_that_comes_after_giving_up_is_not_told_twice_but_a_late_move_is()
    {
        timeline.Do(Off);
        timeline.Do(Press5);
        journal.Write();
        loop.RunTo(DeedGate.Patience * 3);
        Assert.That(Ends.OfType<DeedFailed>().Count(), Is.EqualTo(2));

        gate.Report(new DeedFailed(2, "keypad", "late"));
        gate.Report(new PowerSwitched(1, On: false));
        Assert.That(Ends.OfType<DeedFailed>().Count(), Is.EqualTo(2));
        Assert.That(Ends.Last(), Is.EqualTo(new PowerSwitched(1, On: false)), "it is how things are now");
    }

    [Test]
    public void An_interlock_that_somebody_overruled_is_named()
    {
        judge = _ => new Permit.Granted("flash-write");
        timeline.Do(Off, "ann", "ann");
        journal.Write();
        loop.RunTo(Seconds(1));

        Assert.That(entries[0].Fact, Is.EqualTo(new DeedIntended(Off, "ann", "ann")));
        Assert.That(Ends.OfType<Notice>().Single().Text, Does.Contain("flash-write").And.Contain("ann"));
    }
}
