using PhoneRig.Core.Ports;

namespace PhoneRig.Hosting.Tests.Power;

/// <summary>What every power switch must do, shown on a simulated part. It feeds the phone of one station; nothing else is on it.</summary>
internal abstract class PowerSwitchContract
{
    /// <summary>Whether the part feeds the phone, by the part itself.</summary>
    protected abstract bool Feeds { get; }

    /// <summary>How often the part was moved, or was told to.</summary>
    protected abstract int Orders { get; }

    /// <summary>True where the part says how it is.</summary>
    protected virtual bool Answers => true;

    /// <summary>True where the part says how an earlier program left it.</summary>
    protected virtual bool AnswersNewPrograms => Answers;

    /// <summary>A driver for the part, as a new program makes one.</summary>
    protected abstract IPowerSwitch Make();

    /// <summary>Leaves the part as an earlier program may have left it.</summary>
    protected abstract void Leave(bool on);

    [Test]
    public void Making_it_and_asking_it_moves_nothing([Values] bool on)
    {
        Leave(on);
        var before = Orders;

        Make().ReadBack();

        Assert.That((Orders, Feeds), Is.EqualTo((before, on)));
    }

    [Test]
    public void What_an_earlier_program_left_is_adopted([Values] bool on)
    {
        Leave(on);

        Assert.That(Make().ReadBack(), AnswersNewPrograms ? Is.EqualTo(on) : Is.Null);
    }

    [Test]
    public void It_feeds_and_cuts_and_says_so_or_says_nothing([Values] bool first)
    {
        Leave(!first);
        var power = Make();
        foreach (var on in new[] { first, !first, !first, first })
        {
            power.Switch(on);

            // A part at the end of a line hears it a moment later.
            Assert.That(() => Feeds, Is.EqualTo(on).After(5).Seconds.PollEvery(10));
            Assert.That(power.ReadBack(), Answers ? Is.EqualTo(on) : Is.Null);
        }
    }
}
