using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Stations;

/// <summary>A decider with its state, as the station sees it.</summary>
internal interface IFedDecider
{
    void Feed(Input input);

    /// <summary>Ends it: it is not woken any more, and says and does nothing.</summary>
    void Retire();
}
